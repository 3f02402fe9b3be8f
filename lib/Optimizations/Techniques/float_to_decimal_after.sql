select
    event_type,
    sum(price)::double as total,
from prices_as_decimal
group by event_type
order by event_type
