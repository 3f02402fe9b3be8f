-- The first event of each type of every user that the filter takes and who has more than views. Where a user's whole history lies in the range and begins before the first cart event and purchase, it
-- begins with a view, and only the sessions with these need to be read; where it does not, all of the user's sessions tell.
create or replace temp table funnel_users as

with

buyers as materialized (

    select
        user_id,
        min(first_cart) as first_cart,
        min(first_purchase) as first_purchase,

    from session_firsts($filter_from, $filter_to, $filter_segment)

    where first_cart is not null or first_purchase is not null

    group by user_id

),

told as materialized (

    select
        users.user_id,
        users.first_seen as first_view,
        buyers.first_cart,
        buyers.first_purchase,

    from dim_users as users

    inner join buyers
        on users.user_id = buyers.user_id

    where
        users.total_views + users.total_carts + users.total_purchases = users.total_events
        and (cast($filter_from as timestamp) is null or users.first_seen >= cast($filter_from as timestamp))
        and (cast($filter_to as timestamp) is null or users.last_seen < cast($filter_to as timestamp))
        and users.first_seen < least(buyers.first_cart, buyers.first_purchase)

),

other_users as (

    select users.user_id

    from dim_users as users

    anti join told
        on users.user_id = told.user_id

    anti join users_of_views($filter_from, $filter_to, $filter_segment) as viewers
        on users.user_id = viewers.user_id

),

summed as (

    select
        sessions.user_id,
        min(sessions.first_view) as first_view,
        min(sessions.first_cart) as first_cart,
        min(sessions.first_purchase) as first_purchase,

    from session_firsts($filter_from, $filter_to, $filter_segment) as sessions

    semi join other_users
        on sessions.user_id = other_users.user_id

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
    cast(null as integer) as product_id,
    first_view,
    first_cart,
    first_purchase,
    cast(null as timestamp) as first_time,
    cast(null as integer) as first_product_id,
    cast(null as bigint) as first_category_id,

from firsts
