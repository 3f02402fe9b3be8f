// ClickHouse's engine over CSV files. Arguments of the programs: source glob, target folder, bytes of memory, threads.
const fs = require("node:fs");
const path = require("node:path");
const { Session } = require("chdb");

const structure = [
  "event_time String",
  "event_type String",
  "product_id Int64",
  "category_id Int64",
  "category_code Nullable(String)",
  "brand Nullable(String)",
  "price Decimal(10, 2)",
  "user_id Int64",
  "user_session Nullable(UUID)",
].join(", ");

const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

// Runs insert into a Parquet file in the target folder from a query that reads {events}.
function insert(fileName, select) {
  const [source, folder, bytes, threads] = process.argv.slice(2);
  const events = `(
    select * replace (toDateTime64(substring(event_time, 1, 19), 6, 'UTC') as event_time)
    from file(${quoted(source)}, 'CSVWithNames', ${quoted(structure)})
  )`;
  const scratch = fs.mkdtempSync(`${folder}-scratch-`);
  const session = new Session(scratch);
  try {
    session.query(`
      insert into function file(${quoted(path.join(folder, fileName))}, 'Parquet')
      ${select.replace("{events}", events)}
      settings
        max_threads = ${Number(threads)},
        max_memory_usage = ${Number(bytes)},
        max_bytes_before_external_group_by = ${Math.floor(Number(bytes) / 2)},
        session_timezone = 'UTC',
        input_format_csv_empty_as_default = 1,
        output_format_parquet_compression_method = 'zstd',
        output_format_parquet_row_group_size = 122880
    `);
  } finally {
    session.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

module.exports = { insert };
