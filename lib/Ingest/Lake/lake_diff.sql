create or replace temporary table lake_diff as
with before_rows as (
    {before}
),

after_rows as (
    {after}
),

-- A sum of row hashes is the same in any order and tells another number of equal rows apart.
before_keys as (
    select
        {key},
        count(*)::bigint as row_count,
        sum(hash({columns})::hugeint) as content,
    from before_rows
    group by {key}
),

after_keys as (
    select
        {key},
        count(*)::bigint as row_count,
        sum(hash({columns})::hugeint) as content,
    from after_rows
    group by {key}
),

final as (
    select
        {either_key},
        case
            when before_keys.row_count is null then 'added'
            when after_keys.row_count is null then 'removed'
            when before_keys.row_count = after_keys.row_count and before_keys.content = after_keys.content then 'unchanged'
            else 'changed'
        end as change,
        coalesce(before_keys.row_count, 0) as rows_before,
        coalesce(after_keys.row_count, 0) as rows_after,
    from before_keys
    full outer join after_keys
        on {same_key}
)

select * from final
