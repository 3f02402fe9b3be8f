-- Events, purchases and revenue in cents by brand; events without a brand stand under the empty one.
select
    coalesce(brand, '') as brand,
    count(*) as events,
    count(*) filter (event_type = 'purchase') as purchases,
    cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) * 100 as bigint) as revenue_cents,

from csv_events($source)

group by brand

order by brand
