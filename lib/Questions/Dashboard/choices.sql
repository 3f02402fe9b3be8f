-- What filters can be set to, most events first.

-- [brand]
select
    cast(brand as varchar) as name,
    events,

from mart_brands

where
    brand is not null
    and contains(lower(brand), lower($part))

order by
    events desc,
    name

limit $rows

-- [category]
-- Every code and every one above it.
with

codes as (

    select
        string_split(category_code, '.') as parts,
        events,

    from mart_categories

    where category_code is not null

),

levels as (

    select
        parts,
        events,
        unnest(range(1, len(parts) + 1)) as level,

    from codes

),

final as (

    select
        array_to_string(list_slice(parts, 1, level), '.') as name,
        cast(sum(events) as bigint) as events,

    from levels

    group by name

)

select * from final

where contains(lower(name), lower($part))

order by
    events desc,
    name

limit $rows

-- [quality]
-- How many checks of the newest events ended how; none if they were not checked.
select
    status,
    count(*) as checks,

from data_quality_results

where run_id = (
    select format('{} events to {}', count(*), strftime(max(event_time), '%Y-%m-%dT%H:%M:%S'))

    from events
)

group by status

order by status

-- [cells]
-- Rows of the sums kept by hour, and the bytes of their blocks in the file.
select
    (select count(*) from mart_event_cells) as cells,

    count(distinct block_id) filter (block_id >= 0) * (
        select block_size from pragma_database_size() where database_name = current_database()
    ) as bytes,

from pragma_storage_info('mart_event_cells')
