select
    event_type,
    count(*) as events,
    sum(price) as total,
from cleaned_table
group by event_type
order by event_type
