select
    null::timestamp as event_time,
    null::varchar as event_type,
    null::bigint as product_id,
    null::bigint as category_id,
    null::varchar as category_code,
    null::varchar as brand,
    null::decimal(10, 2) as price,
    null::bigint as user_id,
    null::uuid as user_session,
    null::varchar as source_file,
    null::bigint as source_row,
where false
