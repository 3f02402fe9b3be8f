-- The first event of each type of every user that the filter takes.
create or replace temp table funnel_users as

select
    cast(user_id as bigint) as unit_key,
    cast(null as bigint) as session_key,
    user_id,
    min(first_view) as first_view,
    min(first_cart) as first_cart,
    min(first_purchase) as first_purchase,
    cast(null as timestamp) as first_time,
    cast(null as integer) as first_product_id,
    cast(null as bigint) as first_category_id,

from session_firsts($filter_from, $filter_to, $filter_segment)

group by user_id
