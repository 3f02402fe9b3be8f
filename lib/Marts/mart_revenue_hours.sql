-- Purchases and revenue by hour of the day through the star schema: facts joined with dim_time. The sessions are those of mart_hours.
with

purchases as (

    select
        time_id,
        count(*) as purchases,
        sum(price) as revenue,

    from fact_events

    where event_type = 'purchase'

    group by time_id

),

final as (

    select
        dim_time.event_hour,
        any_value(mart_hours.sessions) as sessions,
        cast(coalesce(sum(purchases.purchases), 0) as bigint) as purchases,
        cast(coalesce(sum(purchases.revenue), 0) as decimal(18, 2)) as revenue,

    from dim_time

    inner join mart_hours
        on dim_time.event_hour = mart_hours.event_hour

    left join purchases
        on dim_time.time_id = purchases.time_id

    group by dim_time.event_hour

)

select * from final order by event_hour
