-- The first event of each type in every session within [from_time, to_time), with time, product and category of the first of all where no other type shares its second. Sessions that lie in the
-- range are read from their table, those that cross an end from the events.
create or replace temp macro session_firsts(from_time, to_time, segment) as table

with

sessions as (

    select
        session_key,
        user_id,
        first_view,
        first_cart,
        first_purchase,
        session_end as last_event,

        case
            when remove_count = 0
                and cast(coalesce(first_view = session_start, false) as integer)
                    + cast(coalesce(first_cart = session_start, false) as integer)
                    + cast(coalesce(first_purchase = session_start, false) as integer) = 1
                then session_start
        end as first_time,

        entry_product_id as first_product_id,
        entry_category_id as first_category_id,

    from filtered_sessions(from_time, to_time, segment)

    where is_whole

),

crossing as (

    select session_key

    from filtered_sessions(from_time, to_time, segment)

    where not is_whole

),

cut as (

    select
        session_key,
        any_value(user_id) as user_id,
        min(event_time) filter (event_type = 'view') as first_view,
        min(event_time) filter (event_type = 'cart') as first_cart,
        min(event_time) filter (event_type = 'purchase') as first_purchase,
        max(event_time) as last_event,
        cast(null as timestamp) as first_time,
        cast(null as bigint) as first_product_id,
        cast(null as bigint) as first_category_id,

    from filtered_events(from_time, to_time, null, null, segment)

    where session_key in (select crossing.session_key from crossing)

    group by session_key

),

final as (

    select * from sessions

    union all

    select * from cut

)

select
    session_key as unit_key,
    cast(null as bigint) as product_id,
    *,

from final
