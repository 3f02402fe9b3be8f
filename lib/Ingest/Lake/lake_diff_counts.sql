select
    count(*) filter (change = 'added') as added_keys,
    count(*) filter (change = 'removed') as removed_keys,
    count(*) filter (change = 'changed') as changed_keys,
    count(*) filter (change = 'unchanged') as unchanged_keys,
    coalesce(sum(rows_before), 0)::bigint as rows_before,
    coalesce(sum(rows_after), 0)::bigint as rows_after,
from lake_diff
