-- The first event of each type of every user that the filter takes and who has more than views: users whose whole history lies in the range have them in their own table, the sessions of the others tell.
create or replace temp table funnel_users as

with

told as (

    select
        user_id,
        first_view,
        first_cart,
        first_purchase,

    from dim_users

    where
        total_views < total_events
        and (cast($filter_from as timestamp) is null or first_seen >= cast($filter_from as timestamp))
        and (cast($filter_to as timestamp) is null or last_seen < cast($filter_to as timestamp))
        and (cast($filter_segment as varchar) is null or user_segment = cast($filter_segment as varchar))

),

crossing as (

    select user_id

    from dim_users

    where first_seen < cast($filter_from as timestamp) or last_seen >= cast($filter_to as timestamp)

),

summed as (

    select
        sessions.user_id,
        min(sessions.first_view) as first_view,
        min(sessions.first_cart) as first_cart,
        min(sessions.first_purchase) as first_purchase,

    from session_firsts($filter_from, $filter_to, $filter_segment) as sessions

    semi join crossing
        on sessions.user_id = crossing.user_id

    group by sessions.user_id

),

firsts as (

    select * from told

    union all

    select * from summed

)

select
    cast(user_id as bigint) as unit_key,
    cast(null as bigint) as session_key,
    user_id,
    cast(null as bigint) as product_id,
    first_view,
    first_cart,
    first_purchase,
    cast(null as timestamp) as first_time,
    cast(null as bigint) as first_product_id,
    cast(null as bigint) as first_category_id,

from firsts
