// Events of CSV files as a lazy frame of Polars, with the warehouse's types as far as Polars has them: it has no UUID, and its Node
// binding cannot carry binary columns, so session ids stay text.
const pl = require("nodejs-polars");

const schema = {
  event_time: pl.Utf8,
  event_type: pl.Utf8,
  product_id: pl.Int64,
  category_id: pl.Int64,
  category_code: pl.Utf8,
  brand: pl.Utf8,
  price: pl.Decimal(10, 2),
  user_id: pl.Int64,
  user_session: pl.Utf8,
};

const sinkOptions = { compression: "zstd", compressionLevel: 3, rowGroupSize: 122880 };

function scan(source) {
  return pl
    .scanCSV(source, { schema })
    .withColumns(pl.col("event_time").str.strptime(pl.Datetime("ms"), "%Y-%m-%d %H:%M:%S UTC").alias("event_time"));
}

async function sink(frame, target) {
  await frame.sinkParquet(target, sinkOptions).collect({ streaming: true });
}

module.exports = { pl, scan, sink };
