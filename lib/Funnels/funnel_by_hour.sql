-- The units of the funnel by the hour (UTC) in which their attempt starts.
select
    *,
    printf('%02d', hour(entry_time)) as value,

from {units}
