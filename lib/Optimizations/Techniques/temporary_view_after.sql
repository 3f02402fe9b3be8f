select
    brand,
    sum(price) as revenue,
    count(*) as items,
from purchases_view
group by brand
order by
    revenue desc,
    brand
limit 10
