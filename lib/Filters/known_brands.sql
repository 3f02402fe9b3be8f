-- Every brand that an event has.
select distinct cast(brand as varchar) as name

from fact_product_variants

where brand is not null
