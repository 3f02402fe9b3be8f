-- The first event of each type of every unit that was found to have one beyond the first step, with time, product and category of the first of all where no other type shares its second and a
-- breakdown asks for them.
create or replace temp table funnel_event_firsts as

with

firsts as (

    select
        funnel_unit_key(session_key, user_id, product_id) as unit_key,
        any_value(session_key) as session_key,
        any_value(user_id) as user_id,
        any_value(product_id) as product_id,
        min(event_time) filter (event_type = 'view') as first_view,
        min(event_time) filter (event_type = 'cart') as first_cart,
        min(event_time) filter (event_type = 'purchase') as first_purchase,
        case when $tells_entries then arg_min(product_id, event_id) end as first_product_id,
        case when $tells_entries then arg_min_null(category_id, event_id) end as first_category_id,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where
        event_type <> 'remove_from_cart'
        and funnel_unit_key(session_key, user_id, product_id) in (
            select starts.unit_key

            from funnel_starts as starts
        )

    group by funnel_unit_key(session_key, user_id, product_id)

),

timed as (

    select
        *,
        least(first_view, first_cart, first_purchase) as earliest,

    from firsts

),

final as (

    select
        unit_key,
        user_id,
        case when cast($unit as varchar) = 'Session' then session_key end as session_key,
        case when cast($unit as varchar) = 'UserAndProduct' then product_id end as product_id,
        first_view,
        first_cart,
        first_purchase,

        case
            when cast(coalesce(first_view = earliest, false) as integer)
                + cast(coalesce(first_cart = earliest, false) as integer)
                + cast(coalesce(first_purchase = earliest, false) as integer) = 1
                then earliest
        end as first_time,

        first_product_id,
        first_category_id,

    from timed

)

select * from final
