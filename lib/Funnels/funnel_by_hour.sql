-- The units of the funnel by the hour (UTC) in which their attempt starts.
create or replace temp view funnel_valued as

select
    *,
    printf('%02d', hour(entry_time)) as value,

from funnel_units
