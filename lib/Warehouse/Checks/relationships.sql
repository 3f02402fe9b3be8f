-- [keys within blocks]
-- Whether all keys of a column are among the target's, told from the ends of blocks alone: where the target's unique keys follow each other without a gap within a block, each key between its ends is one
-- of them. Blocks are those of different_numbers; false where a column has other values than whole numbers.
with

target_keys as (

    select try_cast(columns([$target_column]) as bigint) as key

    from query_table($target_relation)

    where typeof(columns([$target_column])) in ('BIGINT', 'INTEGER', 'SMALLINT', 'TINYINT')

),

target_blocks as (

    select
        key // 1000000000 as block,
        min(key) as first_key,
        max(key) as last_key,
        count(*) as keys,

    from target_keys

    where key is not null

    group by block

),

source_keys as (

    select try_cast(columns([$column]) as bigint) as key

    from query_table($relation)

    where typeof(columns([$column])) in ('BIGINT', 'INTEGER', 'SMALLINT', 'TINYINT')

),

source_blocks as (

    select
        key // 1000000000 as block,
        min(key) as first_key,
        max(key) as last_key,

    from source_keys

    where key is not null

    group by block

)

select coalesce(
    bool_and(
        coalesce(
            source.first_key >= target.first_key
            and source.last_key <= target.last_key
            and target.last_key - target.first_key + 1 = target.keys,
            false
        )
    ),
    false
)

from source_blocks as source

left join target_blocks as target
    on source.block = target.block

-- [orphans]
with

source as (

    select columns([$column]) as key

    from query_table($relation)

),

target as (

    select columns([$target_column]) as key

    from query_table($target_relation)

),

orphans as (

    select
        source.key as orphan,
        count(*) as rows,

    from source

    anti join target
        on source.key = target.key

    where source.key is not null

    group by source.key

)

select
    cast(coalesce(sum(rows), 0) as double) as observed,
    array_to_string(min(cast(orphan as varchar), 5), chr(31)) as sample_keys,

from orphans
