-- The brands that come with each product, and whether the product has one alone.
create or replace temp table funnel_variants as

with

variants as (

    select distinct
        product_id as entry_key,
        brand,

    from fact_product_variants

)

select
    entry_key,
    brand as code,
    coalesce(cast(brand as varchar), 'unknown_brand') as value,

    count(*) over (
        partition by entry_key
        rows between unbounded preceding and unbounded following
    ) = 1 as is_known,

from variants
