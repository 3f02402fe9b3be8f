-- The same events, of which one follows another only in a later second.
create or replace temp table funnel_events as

select
    * exclude (after_position),

    max(position) over (
        partition by unit_key, event_time
        rows between unbounded preceding and unbounded following
    ) as after_position,

from funnel_events
