-- Raw events that were put aside, by reason.
select
    reason,
    count(*) as events,

from events_quarantined

group by reason

order by reason
