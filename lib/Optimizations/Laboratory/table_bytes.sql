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
