CREATE TEMPORARY VIEW ports USING parquet OPTIONS (path 'ports.parquet');
CREATE TEMPORARY VIEW flows USING csv OPTIONS (path 'flows.csv', header true, inferSchema true);
