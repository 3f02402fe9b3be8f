-- The units of the funnel by the category of the event that starts their attempt.
create or replace temp view funnel_valued as

select
    units.*,
    coalesce(categories.category, 'uncategorized') as value,

from funnel_units as units

inner join events
    on units.entry_event_id = events.event_id

left join funnel_categories as categories
    on cast(events.category_code as varchar) = categories.category_code
