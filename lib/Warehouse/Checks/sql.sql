-- The rows of a query that finds failures.
select
    cast(count(*) as double) as observed,
    array_to_string(min(cast(sample_key as varchar), 5), chr(31)) as sample_keys,

from query($query)
