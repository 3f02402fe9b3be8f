-- Closes the open users that their sessions decide.
update funnel_starts as starts

set
    entry_time = decided.first_time,
    reached = decided.reached,
    step_times = decided.step_times,
    is_open = false

from (
    select
        unit_key,
        make_timestamp(first_us) as first_time,
        case when third_us is null then 2 else 3 end as reached,

        case
            when third_us is null then [make_timestamp(first_us), make_timestamp(second_us)]
            else [make_timestamp(first_us), make_timestamp(second_us), make_timestamp(third_us)]
        end as step_times,

    from funnel_decided
) as decided

where starts.unit_key = decided.unit_key
