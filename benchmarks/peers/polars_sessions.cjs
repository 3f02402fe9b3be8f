// Sessions of CSV files by Polars' streaming engine. Arguments: source glob, target folder.
const path = require("node:path");
const { pl, scan, sink } = require("./polars_events.cjs");

const [source, folder] = process.argv.slice(2);
const isType = (type) => pl.col("event_type").eq(pl.lit(type));
const count = (type) => isType(type).cast(pl.Int64).sum();

const sessions = scan(source)
  .groupBy(["user_id", "user_session"])
  .agg(
    pl.col("event_time").min().alias("session_start"),
    pl.col("event_time").max().alias("session_end"),
    pl.col("event_type").count().cast(pl.Int64).alias("events"),
    count("view").alias("views"),
    count("cart").alias("carts"),
    count("purchase").alias("purchases"),
    pl.when(isType("purchase")).then(pl.col("price")).otherwise(pl.lit(0).cast(pl.Decimal(10, 2))).sum().alias("revenue"),
  );
sink(sessions, path.join(folder, "sessions.parquet"));
