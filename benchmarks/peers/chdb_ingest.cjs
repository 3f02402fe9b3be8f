// CSV to Parquet by ClickHouse's engine.
const { insert } = require("./chdb_events.cjs");

insert("events.parquet", "select * from {events}");
