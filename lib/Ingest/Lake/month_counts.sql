select
    year(event_time)::integer as event_year,
    month(event_time)::integer as event_month,
    count(*)::bigint as row_count,
from read_parquet($source)
group by all
order by all
