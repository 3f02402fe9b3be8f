-- The first events without a brand or a category, with the labels that readers see.
select
    event_id,
    event_type,
    product_id,
    cast(brand as varchar) as brand,
    coalesce(cast(brand as varchar), $brand_label) as brand_shown,
    cast(category_code as varchar) as category_code,
    coalesce(cast(category_code as varchar), $category_label) as category_shown,

from events

where
    brand is null
    or category_code is null

order by event_id

limit $rows
