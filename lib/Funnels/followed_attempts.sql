-- The attempts of the open units that were followed event by event.
create or replace temp table funnel_attempts as

select
    unit_key,
    arg_min(event_id, step) as entry_event_id,
    min(make_timestamp(time_us)) as entry_time,
    max(step) as reached,
    list(make_timestamp(time_us) order by step) as step_times,

from funnel_followed_steps

group by unit_key
