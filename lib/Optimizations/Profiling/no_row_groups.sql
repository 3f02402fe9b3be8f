select
    null::varchar as file,
    null::bigint as row_group_id,
    null::bigint as row_count,
where false
