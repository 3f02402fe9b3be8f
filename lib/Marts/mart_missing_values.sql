-- Events in which a column has no value, from the marts that hold the column and else from the events.
create or replace table mart_missing_values as

with

final as (

    select
        'brand' as column_name,
        cast(coalesce(sum(events), 0) as bigint) as events,

    from mart_brands

    where brand is null

    union all

    select
        'category_code' as column_name,
        cast(coalesce(sum(events), 0) as bigint) as events,

    from mart_categories

    where category_code is null

    union all

    select
        'category_id' as column_name,
        count(*) as events,

    from events

    where category_id is null

    union all

    select
        'price' as column_name,
        cast(coalesce(sum(events), 0) as bigint) as events,

    from mart_prices

    where price is null

    union all

    select
        'user_session' as column_name,
        count(*) as events,

    from events

    where user_session is null

)

select * from final order by column_name
