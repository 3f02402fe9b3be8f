select
    typeof(any_value(value)) as type,
    coalesce(sum(row_count), 0)::bigint as row_count,
    coalesce(sum(row_count) filter (value is null), 0)::bigint as null_count,
    count(value)::bigint as distinct_count,
    min(value)::varchar as smallest,
    max(value)::varchar as largest,
from profile_values
