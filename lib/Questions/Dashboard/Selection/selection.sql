-- What a filter and a place take, as relations of the session. Their conditions are the variable selection, which the engine knows at planning time: a condition that is not given falls away and reads no column.

-- [utc]
create or replace temp macro local_time(instant) as

    instant

-- [zone]
create or replace temp macro local_time(instant) as

    timezone(getvariable('selection').zone, timezone('UTC', instant))

-- [zones]
select name from pg_timezone_names() order by name

-- [instants]
-- The instants (UTC) at which dates of the zone begin. Where clocks go back to midnight, by two hours at most, it comes twice: the engine tells the second one, and the date begins with the first.
with

dates as (

    select
        cast($from as timestamp) as from_date,
        cast($to as timestamp) as to_date,

),

instants as (

    select
        from_date,
        to_date,
        timezone('UTC', timezone($zone, from_date)) - quarters * interval 15 minute as from_time,
        timezone('UTC', timezone($zone, to_date)) - quarters * interval 15 minute as to_time,

    from dates

    cross join range(9) as steps (quarters)

)

select
    min(from_time) filter (timezone($zone, timezone('UTC', from_time)) >= from_date) as from_time,
    min(to_time) filter (timezone($zone, timezone('UTC', to_time)) >= to_date) as to_time,

from instants

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
set variable selection = {
    'zone': cast($zone as varchar),
    'from_time': cast($from as timestamp),
    'to_time': cast($to as timestamp),
    'category': cast($category as varchar),
    'brand': cast($brand as varchar),
    'segment': cast($segment as varchar),
    'event_type': cast($type as varchar),
    'place_type': cast($place_type as varchar),
    'place_hour': cast($place_hour as bigint),
    'place_weekday': cast($place_weekday as bigint),
    'place_category': cast($place_category as varchar),
    'place_code': cast($place_code as varchar),
    'place_brand': cast($place_brand as varchar),
    'place_product': cast($place_product as bigint),
    'place_without_price': cast($place_without_price as boolean),
    'place_least_price': cast($place_least_price as decimal(10, 2)),
    'place_below_price': cast($place_below_price as decimal(10, 2)),
}

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
    getvariable('selection').from_time,
    getvariable('selection').to_time,
    getvariable('selection').category,
    getvariable('selection').brand,
    getvariable('selection').segment
)

where
    (getvariable('selection').event_type is null or event_type = getvariable('selection').event_type)
    and (getvariable('selection').place_type is null or event_type = getvariable('selection').place_type)
    and (getvariable('selection').place_hour is null or hour(local_time(event_time)) = getvariable('selection').place_hour)
    and (getvariable('selection').place_weekday is null or isodow(local_time(event_time)) = getvariable('selection').place_weekday)
    and (
        getvariable('selection').place_category is null
        or (getvariable('selection').place_category = '' and category_code is null)
        or category_code = getvariable('selection').place_category
        or (getvariable('selection').place_category <> '' and starts_with(category_code, getvariable('selection').place_category || '.'))
    )
    and (
        getvariable('selection').place_code is null
        or (getvariable('selection').place_code = '' and category_code is null)
        or category_code = getvariable('selection').place_code
    )
    and (
        getvariable('selection').place_brand is null
        or (getvariable('selection').place_brand = '' and brand is null)
        or brand = getvariable('selection').place_brand
    )
    and (getvariable('selection').place_product is null or product_id = getvariable('selection').place_product)
    and (getvariable('selection').place_without_price is null or (price is null) = getvariable('selection').place_without_price)
    and (getvariable('selection').place_least_price is null or price >= getvariable('selection').place_least_price)
    and (getvariable('selection').place_below_price is null or price < getvariable('selection').place_below_price);

-- Whether a condition other than the type holds for some events of a session and not for others.
create or replace temp macro has_event_filter(chosen) as

    coalesce(
        chosen.category,
        chosen.brand,
        cast(chosen.place_hour as varchar),
        cast(chosen.place_weekday as varchar),
        chosen.place_category,
        chosen.place_code,
        chosen.place_brand,
        cast(chosen.place_product as varchar),
        cast(chosen.place_without_price as varchar),
        cast(chosen.place_least_price as varchar),
        cast(chosen.place_below_price as varchar)
    ) is not null;

-- The sessions that have a selected event, and their users. Those that lie in the dates as a whole are told by their counts of events by type, unless certain events are chosen; those that cross the
-- first or the last date by their events.
create or replace temp view selected_sessions as

with

crossing as (

    select session_key

    from fact_sessions

    where
        (
            session_start < getvariable('selection').from_time
            and session_end >= getvariable('selection').from_time
        )
        or (
            session_start < getvariable('selection').to_time
            and session_end >= getvariable('selection').to_time
        )

)

select
    session_key,
    user_id,

from fact_sessions

where
    not has_event_filter(getvariable('selection'))
    and (getvariable('selection').from_time is null or session_start >= getvariable('selection').from_time)
    and (getvariable('selection').to_time is null or session_end < getvariable('selection').to_time)
    and is_of_segment(user_id, getvariable('selection').segment)
    and coalesce(getvariable('selection').place_type = getvariable('selection').event_type, true)
    and case coalesce(getvariable('selection').event_type, getvariable('selection').place_type)
        when 'view' then view_count > 0
        when 'cart' then cart_count > 0
        when 'remove_from_cart' then remove_count > 0
        when 'purchase' then purchase_count > 0
        when '' then false
        else true
    end

union all

select
    session_key,
    any_value(user_id) as user_id,

from selected_events

where
    has_event_filter(getvariable('selection'))
    or session_key in (select session_key from crossing)

group by session_key

-- [cells of hours]
-- A cell's hour is one of UTC until the cells are summed: there are millions of cells and few hours.
create or replace temp macro local_hour_of(cell_hour) as

    local_time(cell_hour);

create or replace temp view selected_cells as

select
    hour_start as cell_hour,
    category_code,
    brand,
    user_segment,
    case when coalesce(getvariable('selection').event_type, 'view') = 'view' then views else 0 end as views,
    case when coalesce(getvariable('selection').event_type, 'cart') = 'cart' then carts else 0 end as carts,
    case
        when coalesce(getvariable('selection').event_type, 'remove_from_cart') = 'remove_from_cart' then removes
        else 0
    end as removes,
    case when coalesce(getvariable('selection').event_type, 'purchase') = 'purchase' then purchases else 0 end as purchases,
    case
        when coalesce(getvariable('selection').event_type, 'purchase') = 'purchase' then priced_purchases
        else 0
    end as priced_purchases,
    case when coalesce(getvariable('selection').event_type, 'purchase') = 'purchase' then revenue else 0 end as revenue,

from mart_event_cells

where
    (getvariable('selection').from_time is null or hour_start >= getvariable('selection').from_time)
    and (getvariable('selection').to_time is null or hour_start < getvariable('selection').to_time)
    and (
        getvariable('selection').brand is null
        or (getvariable('selection').brand = '' and brand is null)
        or brand = getvariable('selection').brand
    )
    and is_of_category(category_code, getvariable('selection').category)
    and (getvariable('selection').segment is null or user_segment = getvariable('selection').segment)

-- [cells of events]
create or replace temp macro local_hour_of(cell_hour) as

    cell_hour;

create or replace temp view selected_cells as

select
    date_trunc('hour', selected_events.local_time) as cell_hour,
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
    cell_hour,
    selected_events.category_code,
    selected_events.brand,
    dim_users.user_segment
