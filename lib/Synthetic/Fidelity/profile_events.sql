-- Counts of events by brand, category, hour and day as (measure, key, value), over the raw rows of some source files (their names joined by chr(31)).
with rows_of_period as (
    select *
    from events_raw
    where list_contains(string_split($source_files, chr(31)), source_file)
),

grouped as (
    select
        brand,
        category_code,
        strftime(event_time, '%H') as hour,
        strftime(event_time, '%Y-%m-%d') as day,
        event_type,
        count(*) as events,
        count(*) filter (where price > 100) as dear_events,
        sum(price) as amount
    from rows_of_period
    group by brand, category_code, hour, day, event_type
),

final as (
    select 'events of brand' as measure, brand as key, sum(events) as value from grouped group by brand
    union all
    select 'purchases of brand', brand, sum(events) from grouped where event_type = 'purchase' group by brand
    union all
    select 'revenue of brand', brand, sum(amount) from grouped where event_type = 'purchase' group by brand
    union all
    select 'events of category', category_code, sum(events) from grouped group by category_code
    union all
    select 'views of category', category_code, sum(events) from grouped where event_type = 'view' group by category_code
    union all
    select 'purchases of category', category_code, sum(events)
    from grouped
    where event_type = 'purchase'
    group by category_code
    union all
    select 'revenue of category', category_code, sum(amount)
    from grouped
    where event_type = 'purchase'
    group by category_code
    union all
    select 'events of hour', hour, sum(events) from grouped group by hour
    union all
    select 'purchases of hour', hour, sum(events) from grouped where event_type = 'purchase' group by hour
    union all
    select 'events of day', day, sum(events) from grouped group by day
    union all
    select 'carts of day', day, sum(events) filter (where event_type = 'cart') from grouped group by day
    union all
    select 'purchases of day', day, coalesce(sum(events) filter (where event_type = 'purchase'), 0)
    from grouped
    group by day
    union all
    select 'events priced above 100', null, sum(dear_events) from grouped
)

select
    measure,
    coalesce(key, '') as key,
    cast(value as double) as value
from final
order by measure, key
