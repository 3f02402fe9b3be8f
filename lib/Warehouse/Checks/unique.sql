with

repeated as (

    select {columns}

    from {relation}

    group by all

    having count(*) > 1

)

select
    cast(count(*) as double) as observed,
    array_to_string(min(concat_ws(', ', {columns}), 5), chr(31)) as sample_keys,

from repeated
