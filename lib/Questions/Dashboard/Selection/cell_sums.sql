-- Sums over the selected cells: by hour, by category and by brand in one pass; each row has one of the three. Without a category or brand the name is NULL.
-- Two hours of UTC can be one of the zone: where its clocks go back.
with

sums as (

    select
        case grouping(cell_hour, category_code, brand)
            when 3 then 'hour'
            when 5 then 'category'
            else 'brand'
        end as kind,
        cell_hour,
        category_code,
        brand,
        sum(views) as views,
        sum(carts) as carts,
        sum(removes) as removes,
        sum(purchases) as purchases,
        sum(priced_purchases) as priced_purchases,
        sum(revenue) as revenue,

    from selected_cells

    group by grouping sets ((cell_hour), (category_code), (brand))

    having sum(views) + sum(carts) + sum(removes) + sum(purchases) > 0

)

select
    kind,
    local_hour_of(cell_hour) as local_hour,
    cast(category_code as varchar) as category_code,
    cast(brand as varchar) as brand,
    cast(sum(views) + sum(carts) + sum(removes) + sum(purchases) as bigint) as events,
    cast(sum(views) as bigint) as views,
    cast(sum(carts) as bigint) as carts,
    cast(sum(removes) as bigint) as removes,
    cast(sum(purchases) as bigint) as purchases,
    cast(sum(priced_purchases) as bigint) as priced_purchases,
    cast(sum(revenue) as decimal(18, 2)) as revenue,

from sums

group by
    kind,
    local_hour,
    category_code,
    brand
