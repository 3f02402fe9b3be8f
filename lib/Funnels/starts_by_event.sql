-- Every unit with an event that can go on from a first step, in any order every one with two steps: whether an attempt starts before it is left to its events.
create or replace temp table funnel_starts as

with

marked as (

    select
        funnel_unit_key(session_key, user_id, product_id) as unit_key,
        user_id,
        session_key,
        product_id,
        {step_mask} as step_mask,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

),

units as (

    select
        unit_key,
        any_value(user_id) as user_id,
        any_value(session_key) as session_key,
        any_value(product_id) as product_id,

    from marked

    where step_mask > case when $any_order then 0 else 1 end

    group by unit_key

    having not $any_order or bit_count(bit_or(step_mask)) > 1

),

final as (

    select
        unit_key,
        user_id,
        case when cast($unit as varchar) = 'Session' then session_key end as session_key,
        case when cast($unit as varchar) = 'UserAndProduct' then product_id end as product_id,
        cast(null as timestamp) as entry_time,
        cast(null as bigint) as entry_product_id,
        cast(null as bigint) as entry_category_id,
        cast(null as integer) as reached,
        cast(null as timestamp[]) as step_times,
        true as is_open,

    from units

)

select * from final
