with

failures as (

    select * from query($query)

)

select
    cast(count(*) as double) as observed,
    array_to_string(min(cast(sample_key as varchar), 5), chr(31)) as sample_keys,

from failures
