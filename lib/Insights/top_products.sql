-- The products seen most, from dim_products; products never seen are left out.
select
    product_id,
    brand,
    category_code,
    avg_price,
    total_views,
    total_purchases,

from dim_products

where total_views > 0

order by
    total_views desc,
    product_id

limit $rows
