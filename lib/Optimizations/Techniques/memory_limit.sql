-- [query]
-- Every event several times over where the log is small, so that the groups do not fit into the limit.
select
    count(*) as event_groups,
    max(events) as most_events,
    max(latest) as latest,
from (
    select
        event_number,
        repetition,
        count(*) as events,
        max(event_time) as latest,
    from events_slice
    cross join range(getvariable('copies')) as copies(repetition)
    group by
        event_number,
        repetition
)
