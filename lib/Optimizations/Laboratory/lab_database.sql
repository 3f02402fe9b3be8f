-- [variables]
set variable folder = $folder;
set variable window_from = $window_from;
set variable window_to = $window_to;
set variable row_group_size = $row_group_size;
set variable copies = $copies

-- [slice]
create view events_slice as
select *
from read_parquet(getvariable('folder') || '/slice.parquet')

-- [setting]
select current_setting($name)::varchar as value

-- [table_bytes]
with table_blocks as (
    select count(distinct block_id) as blocks
    from pragma_storage_info($table)
    where block_id >= 0
),

final as (
    select (table_blocks.blocks * database_size.block_size)::bigint as bytes
    from table_blocks
    cross join pragma_database_size() as database_size
)

select * from final
