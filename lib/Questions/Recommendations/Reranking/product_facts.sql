-- What was last known of each product in a time: price, and brand and category as codes from 0 on, -1 where there is none.
select
    product_id,
    coalesce(cast(arg_max(price, event_id) as double), 'nan') as price,
    cast(coalesce(enum_code(arg_max(brand, event_id)), -1) as integer) as brand,
    cast(coalesce(enum_code(arg_max(category_code, event_id)), -1) as integer) as category,

from fact_events

where
    event_time >= coalesce(cast($from as timestamp), cast('-infinity' as timestamp))
    and event_time < coalesce(cast($as_of as timestamp), cast('infinity' as timestamp))

group by product_id
