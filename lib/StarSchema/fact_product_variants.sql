-- Every product with the brand, category and price that its events gave it, by type of event, in the order of products and first events.
with

variants as (

    select
        product_id,
        brand,
        category_id,
        category_code,
        price,
        event_type,
        count(*) as events,
        min(event_id) as first_event_id,
        max(event_id) as last_event_id,
        min(event_time) as first_seen,
        max(event_time) as last_seen,

    from events

    group by
        product_id,
        brand,
        category_id,
        category_code,
        price,
        event_type

)

select *

from variants

order by
    product_id,
    first_event_id
