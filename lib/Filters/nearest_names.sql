-- The names most like a value, with how many there are in all.
with

names as (

{names}

)

select
    name,
    count(*) over () as name_count,

from names

order by
    damerau_levenshtein(lower(name), lower($value)),
    name

limit $shown
