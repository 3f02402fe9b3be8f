-- The units of the funnel by the date (UTC) on which their attempt starts.
select
    *,
    cast(cast(entry_time as date) as varchar) as value,

from {units}
