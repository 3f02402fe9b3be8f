with

orphans as (

    select
        source.{column} as orphan,
        count(*) as rows,

    from {relation} as source

    anti join {target_relation} as target
        on source.{column} = target.{target_column}

    where source.{column} is not null

    group by source.{column}

)

select
    cast(coalesce(sum(rows), 0) as double) as observed,
    array_to_string(min(cast(orphan as varchar), 5), chr(31)) as sample_keys,

from orphans
