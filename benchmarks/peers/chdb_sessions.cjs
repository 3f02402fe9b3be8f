// Sessions of CSV files by ClickHouse's engine.
const { insert } = require("./chdb_events.cjs");

insert(
  "sessions.parquet",
  `select
     user_id,
     user_session,
     min(event_time) as session_start,
     max(event_time) as session_end,
     count() as events,
     countIf(event_type = 'view') as views,
     countIf(event_type = 'cart') as carts,
     countIf(event_type = 'purchase') as purchases,
     sumIf(price, event_type = 'purchase') as revenue
   from {events}
   group by user_id, user_session`,
);
