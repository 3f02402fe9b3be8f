-- Every unit with a first step. Where the first events of the step's types follow each other within the windows they are the attempt; where nothing follows the first step there is no more
-- to find; the other units stay open until their events are read.
create or replace temp table funnel_starts as

with

firsts as (

    select
        unit_key,
        user_id,
        session_key,

        case cast($place_1 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_1,

        case cast($place_2 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_2,

        case cast($place_3 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_3,

    from {firsts}($filter_from, $filter_to, $filter_segment)

),

linked as (

    select
        *,

        coalesce(
            (first_2 > first_1 or (first_2 = first_1 and $place_2 > $place_1 and not $strict_increase))
            and epoch_us(first_2) - epoch_us(first_1) <= least($window_us, $window_us_2),
            false
        ) as is_second_linked,

        coalesce(
            (first_3 > first_2 or (first_3 = first_2 and cast($place_3 as integer) > $place_2 and not $strict_increase))
            and epoch_us(first_3) - epoch_us(first_1) <= $window_us
            and epoch_us(first_3) - epoch_us(first_2) <= $window_us_3,
            false
        ) as is_third_linked,

    from firsts

    where first_1 is not null

),

measured as (

    select
        *,

        case
            when first_2 is null then 1
            when not $firsts_decide or not is_second_linked then null
            when first_3 is null then 2
            when is_third_linked then 3
        end as reached,

    from linked

),

final as (

    select
        unit_key,
        user_id,
        session_key,
        cast(null as integer) as product_id,
        cast(null as bigint) as entry_event_id,
        first_1 as entry_time,
        reached,

        case reached
            when 2 then [first_1, first_2]
            when 3 then [first_1, first_2, first_3]
        end as step_times,

        reached is null as is_open,

    from measured

)

select * from final
