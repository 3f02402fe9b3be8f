// CSV to Parquet by Polars' streaming sink. Arguments: source glob, target folder.
const path = require("node:path");
const { scan, sink } = require("./polars_events.cjs");

const [source, folder] = process.argv.slice(2);
sink(scan(source), path.join(folder, "events.parquet"));
