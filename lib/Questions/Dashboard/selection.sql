-- What a filter and a place take, as relations of the session. Their conditions are variables, which the engine knows at planning time: one that is not given falls away and reads no column.

-- [utc]
create or replace temp macro local_time(instant) as

    instant

-- [zone]
create or replace temp macro local_time(instant) as

    timezone(getvariable('selected_zone'), timezone('UTC', instant))

-- [zones]
select name from pg_timezone_names() order by name

-- [instants]
-- The instants (UTC) at which dates of the zone begin.
select
    timezone('UTC', timezone($zone, cast($from as timestamp))) as from_time,
    timezone('UTC', timezone($zone, cast($to as timestamp))) as to_time,

-- [whole hours]
-- Whether the zone's hours begin with those of UTC, as far as the log goes.
select coalesce(bool_and(minute(local_time(event_date + event_hour * interval 1 hour)) = 0), true)

from dim_time

-- [number of the cells]
select table_oid

from duckdb_tables()

where
    table_name = 'mart_event_cells'
    and schema_name = current_schema()
    and database_name = current_database()
    and not temporary

-- [dates]
-- The first and the last date with an event, in the zone.
select
    cast(local_time(min(first_seen)) as date) as first_date,
    cast(local_time(max(last_seen)) as date) as last_date,

from dim_users

-- [variables]
set variable selected_zone = cast($zone as varchar);

set variable selected_from = cast($from as timestamp);

set variable selected_to = cast($to as timestamp);

set variable selected_category = cast($category as varchar);

set variable selected_brand = cast($brand as varchar);

set variable selected_segment = cast($segment as varchar);

set variable selected_type = cast($type as varchar);

set variable place_type = cast($place_type as varchar);

set variable place_hour = cast($place_hour as bigint);

set variable place_weekday = cast($place_weekday as bigint);

set variable place_category = cast($place_category as varchar);

set variable place_code = cast($place_code as varchar);

set variable place_brand = cast($place_brand as varchar);

set variable place_product = cast($place_product as bigint);

set variable place_without_price = cast($place_without_price as boolean);

set variable place_least_price = cast($place_least_price as decimal(10, 2));

set variable place_below_price = cast($place_below_price as decimal(10, 2))

-- [events]
create or replace temp view selected_events as

select
    event_id,
    event_time,
    local_time(event_time) as local_time,
    event_type,
    user_id,
    session_key,
    product_id,
    category_code,
    brand,
    price,

from filtered_events(
    getvariable('selected_from'),
    getvariable('selected_to'),
    getvariable('selected_category'),
    getvariable('selected_brand'),
    getvariable('selected_segment')
)

where
    (getvariable('selected_type') is null or event_type = getvariable('selected_type'))
    and (getvariable('place_type') is null or event_type = getvariable('place_type'))
    and (getvariable('place_hour') is null or hour(local_time(event_time)) = getvariable('place_hour'))
    and (getvariable('place_weekday') is null or isodow(local_time(event_time)) = getvariable('place_weekday'))
    and (
        getvariable('place_category') is null
        or (getvariable('place_category') = '' and category_code is null)
        or category_code = getvariable('place_category')
        or (getvariable('place_category') <> '' and starts_with(category_code, getvariable('place_category') || '.'))
    )
    and (
        getvariable('place_code') is null
        or (getvariable('place_code') = '' and category_code is null)
        or category_code = getvariable('place_code')
    )
    and (
        getvariable('place_brand') is null
        or (getvariable('place_brand') = '' and brand is null)
        or brand = getvariable('place_brand')
    )
    and (getvariable('place_product') is null or product_id = getvariable('place_product'))
    and (getvariable('place_without_price') is null or (price is null) = getvariable('place_without_price'))
    and (getvariable('place_least_price') is null or price >= getvariable('place_least_price'))
    and (getvariable('place_below_price') is null or price < getvariable('place_below_price'))

-- [cells of hours]
create or replace temp view selected_cells as

select
    local_time(hour_start) as local_hour,
    category_code,
    brand,
    user_segment,
    case when coalesce(getvariable('selected_type'), 'view') = 'view' then views else 0 end as views,
    case when coalesce(getvariable('selected_type'), 'cart') = 'cart' then carts else 0 end as carts,
    case
        when coalesce(getvariable('selected_type'), 'remove_from_cart') = 'remove_from_cart' then removes
        else 0
    end as removes,
    case when coalesce(getvariable('selected_type'), 'purchase') = 'purchase' then purchases else 0 end as purchases,
    case
        when coalesce(getvariable('selected_type'), 'purchase') = 'purchase' then priced_purchases
        else 0
    end as priced_purchases,
    case when coalesce(getvariable('selected_type'), 'purchase') = 'purchase' then revenue else 0 end as revenue,

from mart_event_cells

where
    (getvariable('selected_from') is null or hour_start >= getvariable('selected_from'))
    and (getvariable('selected_to') is null or hour_start < getvariable('selected_to'))
    and (
        getvariable('selected_brand') is null
        or (getvariable('selected_brand') = '' and brand is null)
        or brand = getvariable('selected_brand')
    )
    and is_of_category(category_code, getvariable('selected_category'))
    and (getvariable('selected_segment') is null or user_segment = getvariable('selected_segment'))

-- [cells of events]
create or replace temp view selected_cells as

select
    date_trunc('hour', selected_events.local_time) as local_hour,
    selected_events.category_code,
    selected_events.brand,
    dim_users.user_segment,
    count(*) filter (selected_events.event_type = 'view') as views,
    count(*) filter (selected_events.event_type = 'cart') as carts,
    count(*) filter (selected_events.event_type = 'remove_from_cart') as removes,
    count(*) filter (selected_events.event_type = 'purchase') as purchases,
    count(selected_events.price) filter (selected_events.event_type = 'purchase') as priced_purchases,
    coalesce(sum(selected_events.price) filter (selected_events.event_type = 'purchase'), 0) as revenue,

from selected_events

inner join dim_users
    on selected_events.user_id = dim_users.user_id

group by
    local_hour,
    selected_events.category_code,
    selected_events.brand,
    dim_users.user_segment
