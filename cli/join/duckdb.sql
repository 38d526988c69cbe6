CREATE VIEW ports AS SELECT * FROM 'ports.parquet';
CREATE VIEW flows AS SELECT * FROM 'flows.csv';
