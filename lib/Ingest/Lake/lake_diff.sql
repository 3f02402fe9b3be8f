-- Keys in either version, from the views lake_before and lake_after: the columns of the key, and the hash of the whole event.
-- [keys]
create or replace temporary table lake_diff as
with events as (
    select *, true as is_before,
    from lake_before

    union all

    select *, false as is_before,
    from lake_after
),

-- A sum of row hashes is the same in any order and tells another number of equal rows apart.
keys as (
    select
        * exclude (event_hash, is_before),
        count(*) filter (is_before) as rows_before,
        count(*) filter (not is_before) as rows_after,
        coalesce(sum(event_hash::hugeint) filter (is_before), 0) as content_before,
        coalesce(sum(event_hash::hugeint) filter (not is_before), 0) as content_after,
    from events
    group by all
),

final as (
    select
        * exclude (rows_before, rows_after, content_before, content_after),
        case
            when rows_before = 0 then 'added'
            when rows_after = 0 then 'removed'
            when rows_before = rows_after and content_before = content_after then 'unchanged'
            else 'changed'
        end as change,
        rows_before,
        rows_after,
    from keys
)

select * from final

-- [counts]
select
    count(*) filter (change = 'added') as added_keys,
    count(*) filter (change = 'removed') as removed_keys,
    count(*) filter (change = 'changed') as changed_keys,
    count(*) filter (change = 'unchanged') as unchanged_keys,
    coalesce(sum(rows_before), 0)::bigint as rows_before,
    coalesce(sum(rows_after), 0)::bigint as rows_after,
from lake_diff

-- [sample]
select *
from lake_diff
where change <> 'unchanged'
order by all
limit $sample_rows

-- [drop]
drop table lake_diff;
drop view lake_before;
drop view lake_after
