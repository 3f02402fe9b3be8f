-- Decides open users by their sessions. Where the second step's first event follows the first step, every entry before it leads to the same events, so that the first entry within the window of the
-- last of them is the attempt. The sessions tell it unless one that began before the wanted event may hold it further on; those that end more than a window before the second step play no part.
update funnel_starts as starts

set
    entry_time = decided.entry_time,
    reached = decided.reached,
    step_times = decided.step_times,
    is_open = false

from (
    with

    waiting as (

        select
            unit_key,
            user_id,
            first_2,

        from {placed_firsts} as firsts

        where
            funnel_follows(first_2, $place_2, first_1, $place_1, $strict_increase)
            and unit_key in (
                select open_starts.unit_key

                from funnel_starts as open_starts

                where open_starts.is_open
            )

    ),

    visits as materialized (

        select
            waiting.unit_key,
            waiting.first_2,
            sessions.last_event,

            case cast($place_1 as integer)
                when 0 then sessions.first_view
                when 1 then sessions.first_cart
                when 3 then sessions.first_purchase
            end as first_1,

            case cast($place_3 as integer)
                when 0 then sessions.first_view
                when 1 then sessions.first_cart
                when 3 then sessions.first_purchase
            end as first_3,

        from session_firsts($filter_from, $filter_to, $filter_segment) as sessions

        inner join waiting
            on sessions.user_id = waiting.user_id
            and epoch_us(waiting.first_2) - epoch_us(sessions.last_event) <= $window_us

    ),

    thirds as (

        select
            unit_key,
            first_2,
            min(first_3) filter (funnel_follows(first_3, $place_3, first_2, $place_2, $strict_increase)) as next_3,

            bool_or(
                first_3 is not null
                and not funnel_follows(first_3, $place_3, first_2, $place_2, $strict_increase)
                and last_event >= first_2
            ) as may_hide_third,

        from visits

        group by
            unit_key,
            first_2

    ),

    lasts as (

        select
            *,
            coalesce(next_3, first_2) as last_step_time,

        from thirds

        where not may_hide_third

    ),

    entries as (

        select
            lasts.unit_key,
            lasts.first_2,
            lasts.next_3,

            min(visits.first_1) filter (
                funnel_follows(lasts.first_2, $place_2, visits.first_1, $place_1, $strict_increase)
                and epoch_us(lasts.last_step_time) - epoch_us(visits.first_1) <= $window_us
            ) as entry_time,

            bool_or(
                epoch_us(lasts.last_step_time) - epoch_us(visits.first_1) > $window_us
                and epoch_us(lasts.last_step_time) - epoch_us(visits.last_event) <= $window_us
            ) as may_hide_entry,

        from visits

        inner join lasts
            on visits.unit_key = lasts.unit_key

        group by
            lasts.unit_key,
            lasts.first_2,
            lasts.next_3

    )

    select
        unit_key,
        entry_time,
        case when next_3 is null then 2 else 3 end as reached,

        case
            when next_3 is null then [entry_time, first_2]
            else [entry_time, first_2, next_3]
        end as step_times,

    from entries

    where entry_time is not null and not coalesce(may_hide_entry, false)
) as decided

where starts.unit_key = decided.unit_key
