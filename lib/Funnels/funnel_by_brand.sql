-- The units of the funnel by the brand of the event that starts their attempt.
create or replace temp view funnel_valued as

select
    units.*,
    coalesce(cast(events.brand as varchar), 'unknown_brand') as value,

from funnel_units as units

inner join events
    on units.entry_event_id = events.event_id
