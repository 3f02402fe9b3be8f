-- Raw events that were put aside, by reason.
create or replace table mart_quarantine_reasons as

select
    reason,
    count(*) as events,

from events_quarantined

group by reason

order by reason
