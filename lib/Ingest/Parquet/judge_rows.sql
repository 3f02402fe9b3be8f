select
    count(*)::bigint as lines,
    count(faulty_column)::bigint as rejected,
    count(*) filter (is_cut and faulty_column is null)::bigint as cut_times,
    coalesce(bool_and(is_uuid) filter (faulty_column is null), true) as sessions_are_uuids,
from parquet_source
