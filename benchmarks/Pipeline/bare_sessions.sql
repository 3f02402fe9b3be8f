copy (
    select
        user_id,
        user_session,
        min(event_time) as session_start,
        max(event_time) as session_end,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'purchase') as purchases,
        sum(case when event_type = 'purchase' then price else 0 end) as revenue,

    from csv_events($source)

    group by
        user_id,
        user_session
) to $target (
    format parquet,
    compression zstd,
    compression_level 3,
    row_group_size 122880
)
