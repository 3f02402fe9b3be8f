-- In how many rows of the raw log and in how many clean events each column of the log has no value.
with

raw as (

    select
        count(*) - count(event_time) as event_time,
        count(*) - count(event_type) as event_type,
        count(*) - count(product_id) as product_id,
        count(*) - count(category_id) as category_id,
        count(*) - count(category_code) as category_code,
        count(*) - count(brand) as brand,
        count(*) - count(price) as price,
        count(*) - count(user_id) as user_id,
        count(*) - count(user_session) as user_session,

    from events_raw

),

clean as (

    select
        count(*) - count(category_id) as category_id,
        count(*) - count(user_session) as user_session,

    from events

),

brands as (

    select cast(coalesce(sum(events), 0) as bigint) as events

    from mart_brands

    where brand is null

),

categories as (

    select cast(coalesce(sum(events), 0) as bigint) as events

    from mart_categories

    where category_code is null

),

prices as (

    select cast(coalesce(sum(events), 0) as bigint) as events

    from mart_prices

    where price is null

),

counts as (

    select
        unnest([
            {'place': 1, 'column_name': 'event_time', 'raw_rows': raw.event_time, 'events': 0},
            {'place': 2, 'column_name': 'event_type', 'raw_rows': raw.event_type, 'events': 0},
            {'place': 3, 'column_name': 'product_id', 'raw_rows': raw.product_id, 'events': 0},
            {'place': 4, 'column_name': 'category_id', 'raw_rows': raw.category_id, 'events': clean.category_id},
            {'place': 5, 'column_name': 'category_code', 'raw_rows': raw.category_code, 'events': categories.events},
            {'place': 6, 'column_name': 'brand', 'raw_rows': raw.brand, 'events': brands.events},
            {'place': 7, 'column_name': 'price', 'raw_rows': raw.price, 'events': prices.events},
            {'place': 8, 'column_name': 'user_id', 'raw_rows': raw.user_id, 'events': 0},
            {'place': 9, 'column_name': 'user_session', 'raw_rows': raw.user_session, 'events': clean.user_session},
        ]) as missing,

    from raw

    cross join clean

    cross join brands

    cross join categories

    cross join prices

),

final as (

    select
        missing.place as place,
        missing.column_name as column_name,
        missing.raw_rows as raw_rows,
        cast(missing.events as bigint) as events,

    from counts

)

select * from final order by place
