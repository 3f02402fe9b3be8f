select
    event_type,
    count(*) as events,
    sum(price) as total,
from cleaned_view
group by event_type
order by event_type
