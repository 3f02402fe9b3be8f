-- Every category code that an event has, and every one above it.
select distinct array_to_string(list_slice(parts, 1, level), '.') as name

from (
    select
        parts,
        unnest(range(1, len(parts) + 1)) as level,

    from (
        select distinct string_split(cast(category_code as varchar), '.') as parts

        from fact_product_variants

        where category_code is not null
    )
)
