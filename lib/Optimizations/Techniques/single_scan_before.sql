select
    (select count(*) from events_raw where event_type = 'view') as views,
    (select count(*) from events_raw where event_type = 'cart') as carts,
    (select count(*) from events_raw where event_type = 'purchase') as purchases,
    (select sum(price) from events_raw where event_type = 'purchase') as revenue,
