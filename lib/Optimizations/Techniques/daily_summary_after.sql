select
    event_date,
    sum(events)::bigint as events,
    sum(total) filter (event_type = 'purchase') as revenue,
from daily_totals
group by event_date
order by event_date
