-- The category codes that come with each category, cut to their first parts, and whether the category has one alone.
create or replace temp table funnel_variants as

with

variants as (

    select distinct
        category_id as entry_key,
        category_code,

    from fact_product_variants

)

select
    entry_key,
    category_code as code,

    coalesce(
        array_to_string(string_split(cast(category_code as varchar), '.')[1:$level], '.'),
        'uncategorized'
    ) as value,

    entry_key is not null
        and count(*) over (
            partition by entry_key
            rows between unbounded preceding and unbounded following
        ) = 1 as is_known,

from variants
