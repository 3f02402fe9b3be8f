-- The brands and category codes that come together, with the hashes that stand for them among the events.
select distinct
    hash(brand) as brand_hash,
    cast(brand as varchar) as brand,
    hash(category_code) as category_hash,
    cast(category_code as varchar) as category_code,

from fact_product_variants
