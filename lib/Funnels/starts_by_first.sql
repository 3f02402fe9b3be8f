-- Every unit with a first step and events of another. Where the first events of the steps' types follow each other within the windows they are the attempt; an optional step is taken where the first
-- event of its type lies between its neighbours. The other units stay open until their events are read.
create or replace temp table funnel_starts as

with

linked as (

    select
        *,
        funnel_follows(first_2, $place_2, first_1, $place_1, $strict_increase) as is_second_later,
        epoch_us(first_2) - epoch_us(first_1) <= least($window_us, $window_us_2) as is_second_in_time,
        funnel_follows(first_3, $place_3, first_2, $place_2, $strict_increase) as is_third_after_second,
        funnel_follows(first_3, $place_3, first_1, $place_1, $strict_increase) as is_third_after_first,

        epoch_us(first_3) - epoch_us(first_1) <= $window_us
            and epoch_us(first_3) - epoch_us(case when $is_second_optional then first_1 else first_2 end)
                <= $window_us_3 as is_third_in_time,

    from {placed_firsts}

    where types > 1

),

measured as (

    select
        *,
        case when $is_second_optional then is_third_after_first else is_third_after_second end as is_third_later,

        case
            when $any_order then
                case
                    when epoch_us(greatest(first_1, first_2, first_3)) - epoch_us(entry_time) <= $window_us then types
                end
            when not $is_second_optional and first_2 is null then 1
            when not $firsts_decide then null
            when $is_second_optional and first_2 is not null and not is_second_later then null
            when $is_second_optional and first_3 is null then 1
            when $is_second_optional then
                case when is_third_later and is_third_in_time then 3 end
            when not is_second_later or not is_second_in_time then null
            when first_3 is null then 2
            when $is_third_optional then
                case when is_third_later then 2 end
            when is_third_later and is_third_in_time then 3
        end as reached,

    from linked

),

final as (

    select
        unit_key,
        user_id,
        session_key,
        product_id,
        entry_time,
        entry_product_id,
        entry_category_id,
        reached,

        case
            when $any_order then list_sort([first_1, first_2, first_3], 'asc', 'nulls last')
            when $is_second_optional then
                [
                    first_1,
                    case when is_second_in_time and (first_3 is null or is_third_after_second) then first_2 end,
                    first_3,
                ]
            when reached = 2 and $is_third_optional then
                [first_1, first_2, case when is_third_in_time then first_3 end]
            when reached = 2 then [first_1, first_2]
            when reached = 3 then [first_1, first_2, first_3]
        end as step_times,

        reached is null as is_open,

    from measured

)

select * from final
