-- Sessions by duration in half-open ranges [from_seconds, to_seconds), all five also without sessions.
with

buckets as (

    select * from (
        values
            (0, 60),
            (60, 300),
            (300, 600),
            (600, 1800),
            (1800, null)
    ) as ranges (from_seconds, to_seconds)

),

durations as (

    select
        duration_seconds,
        sessions,
        sessions_with_purchase,
        views,
        unique_products,

    from mart_session_durations

),

final as (

    select
        cast(buckets.from_seconds as bigint) as from_seconds,
        cast(buckets.to_seconds as bigint) as to_seconds,
        cast(coalesce(sum(durations.sessions), 0) as bigint) as sessions,
        cast(coalesce(sum(durations.sessions_with_purchase), 0) as bigint) as sessions_with_purchase,
        sum(durations.sessions_with_purchase) / nullif(sum(durations.sessions), 0) as conversion,
        sum(durations.views) / nullif(sum(durations.sessions), 0) as mean_views,
        sum(durations.unique_products) / nullif(sum(durations.sessions), 0) as mean_unique_products,

    from buckets

    left join durations
        on durations.duration_seconds >= buckets.from_seconds
            and (buckets.to_seconds is null or durations.duration_seconds < buckets.to_seconds)

    group by
        buckets.from_seconds,
        buckets.to_seconds

    order by buckets.from_seconds

)

select * from final
