-- Sums over what is selected. Each row has events by type, priced purchases, revenue, and a key.

-- [all]
select
    cast(coalesce(sum(views + carts + removes + purchases), 0) as bigint) as events,
    cast(coalesce(sum(views), 0) as bigint) as views,
    cast(coalesce(sum(carts), 0) as bigint) as carts,
    cast(coalesce(sum(removes), 0) as bigint) as removes,
    cast(coalesce(sum(purchases), 0) as bigint) as purchases,
    cast(coalesce(sum(priced_purchases), 0) as bigint) as priced_purchases,
    cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

from selected_cells

-- [dates]
select
    cast(local_hour as date) as date,
    cast(sum(views + carts + removes + purchases) as bigint) as events,
    cast(sum(views) as bigint) as views,
    cast(sum(carts) as bigint) as carts,
    cast(sum(removes) as bigint) as removes,
    cast(sum(purchases) as bigint) as purchases,
    cast(sum(priced_purchases) as bigint) as priced_purchases,
    cast(sum(revenue) as decimal(18, 2)) as revenue,

from selected_cells

group by date

having sum(views + carts + removes + purchases) > 0

order by date

-- [hours]
select
    cast(isodow(local_hour) as integer) as weekday,
    cast(hour(local_hour) as integer) as hour,
    cast(sum(views + carts + removes + purchases) as bigint) as events,
    cast(sum(views) as bigint) as views,
    cast(sum(carts) as bigint) as carts,
    cast(sum(removes) as bigint) as removes,
    cast(sum(purchases) as bigint) as purchases,
    cast(sum(priced_purchases) as bigint) as priced_purchases,
    cast(sum(revenue) as decimal(18, 2)) as revenue,

from selected_cells

group by
    weekday,
    hour

having sum(views + carts + removes + purchases) > 0

order by
    weekday,
    hour

-- [categories]
select
    cast(category_code as varchar) as name,
    cast(sum(views + carts + removes + purchases) as bigint) as events,
    cast(sum(views) as bigint) as views,
    cast(sum(carts) as bigint) as carts,
    cast(sum(removes) as bigint) as removes,
    cast(sum(purchases) as bigint) as purchases,
    cast(sum(priced_purchases) as bigint) as priced_purchases,
    cast(sum(revenue) as decimal(18, 2)) as revenue,

from selected_cells

group by category_code

having sum(views + carts + removes + purchases) > 0

order by
    revenue desc,
    events desc,
    name nulls last

-- [brands]
select
    cast(brand as varchar) as name,
    cast(sum(views + carts + removes + purchases) as bigint) as events,
    cast(sum(views) as bigint) as views,
    cast(sum(carts) as bigint) as carts,
    cast(sum(removes) as bigint) as removes,
    cast(sum(purchases) as bigint) as purchases,
    cast(sum(priced_purchases) as bigint) as priced_purchases,
    cast(sum(revenue) as decimal(18, 2)) as revenue,

from selected_cells

group by brand

having sum(views + carts + removes + purchases) > 0

order by
    revenue desc,
    events desc,
    name nulls last
