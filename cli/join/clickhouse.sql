SET join_use_nulls = 1;
CREATE VIEW ports AS SELECT * FROM file('ports.parquet', Parquet);
CREATE VIEW flows AS SELECT * FROM file('flows.csv', CSVWithNames);
