-- [rising]
-- Whether each row's values are larger than those of the row before, the first of them that differs counting and NULL being the largest value; the first row never is.
with

steps as (

    select row(*columns($columns)) > lag(row(*columns($columns))) over () as is_larger

    from query_table($relation)

),

others as (

    select 1

    from steps

    where is_larger is not true

    limit 2

)

select count(*) <= 1 from others

-- [places]
-- Where a column's whole numbers lie, each written as a block of 1,000,000,000 and a place in it; division rounds towards 0, so that the numbers on both sides of 0 share a block. No row where the
-- column has other values, a NULL, or none.
with

numbers as (

    select try_cast(columns([$column]) as bigint) as number

    from query_table($relation)

    where typeof(columns([$column])) in ('BIGINT', 'INTEGER', 'SMALLINT', 'TINYINT')

)

select
    max(number // 1000000000) - min(number // 1000000000) + 1 as blocks,
    min(number % 1000000000) as first,
    max(number % 1000000000) as last,
    count(*) as rows,

from numbers

having count(number) = count(*) and count(*) > 0

-- [different numbers]
-- Whether no two rows have the same number: each block's places have a bit each, between ends that the engine takes as variables only.
set variable first_place = cast($first as bigint);

set variable last_place = cast($last as bigint);

with

numbers as (

    select cast(columns([$column]) as bigint) as number

    from query_table($relation)

),

blocks as (

    select
        count(*) as rows,
        bit_count(
            bitstring_agg(number % 1000000000, getvariable('first_place'), getvariable('last_place'))
        ) as numbers,

    from numbers

    group by number // 1000000000

)

select bool_and(numbers = rows) from blocks

-- [different hashes]
-- Whether no two rows have the same hash of these columns.
select count(distinct hash(*columns($columns))) = count(*)

from query_table($relation)

-- [repeated]
with

repeated as (

    select columns($columns)

    from query_table($relation)

    group by all

    having count(*) > 1

)

select
    cast(count(*) as double) as observed,
    array_to_string(min(row_key(repeated, $columns), 5), chr(31)) as sample_keys,

from repeated
