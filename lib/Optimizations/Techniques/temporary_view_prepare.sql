create view purchases_view as
select
    brand,
    price,
from events_slice
where event_type = 'purchase'
