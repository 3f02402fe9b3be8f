-- The units of the funnel by the date (UTC) on which their attempt starts.
create or replace temp view funnel_valued as

select
    *,
    strftime(entry_time, '%Y-%m-%d') as value,

from funnel_units
