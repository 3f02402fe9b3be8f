-- The units of the funnel by the hour (UTC) in which their attempt starts.
select
    *,
    list_transform(range(24), lambda each: printf('%02d', each))[hour(entry_time) + 1] as value,

from {units}
