-- Whether the target's unique keys follow each other without a gap and the column keeps between their ends.
with

keys as (

    select
        min({target_column}) as first_key,
        max({target_column}) as last_key,
        count({target_column}) as keys,

    from {target_relation}

),

used as (

    select
        min({column}) as first_used,
        max({column}) as last_used,

    from {relation}

)

select coalesce(cast(last_key as hugeint) - first_key + 1 = keys and first_used >= first_key and last_used <= last_key, false)

from keys

cross join used
