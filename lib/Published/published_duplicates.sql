-- Published counts of copies, one column each, over the raw rows of some source files: rows less groups of equal rows.
with rows_of_period as (
    select *
    from events_raw
    where list_contains(string_split($source_files, chr(31)), source_file)
),

exact_groups as (
    select count(*) as copies
    from rows_of_period
    group by
        event_time,
        event_type,
        product_id,
        category_id,
        category_code,
        brand,
        price,
        user_id,
        user_session
),

legacy_groups as (
    select count(*) as copies
    from rows_of_period
    group by event_time, user_id, product_id, event_type, price
),

final as (
    select
        (select cast(coalesce(sum(copies - 1), 0) as bigint) from exact_groups) as exact_duplicates,
        (select cast(coalesce(sum(copies - 1), 0) as bigint) from legacy_groups) as legacy_duplicates
)

select *
from final
