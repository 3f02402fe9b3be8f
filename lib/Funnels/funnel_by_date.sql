-- The units of the funnel by the date (UTC) on which their attempt starts.
select
    *,
    strftime(entry_time, '%Y-%m-%d') as value,

from {units}
