-- [category]
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

-- [brand]
-- Every brand that an event has.
select distinct cast(brand as varchar) as name

from fact_product_variants

where brand is not null

-- [segment]
-- The segments of users, whether or not somebody is in them.
select unnest(['Power User', 'Active User', 'Occasional User', 'One-time User']) as name

-- [nearest]
-- The names, given as the query that finds them, most like a value, with how many there are in all.
select
    name,
    count(*) over () as name_count,

from query($names)

order by
    damerau_levenshtein(lower(name), lower($value)),
    name

limit $shown
