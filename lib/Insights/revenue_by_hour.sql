-- Revenue by hour of the day through the star schema: facts joined with dim_time.
with

final as (

    select
        dim_time.event_hour as hour,
        count(distinct fact_events.session_key) as sessions,
        count(*) filter (fact_events.event_type = 'purchase') as purchases,

        cast(
            coalesce(sum(fact_events.price) filter (fact_events.event_type = 'purchase'), 0)
            as decimal(18, 2)
        ) as revenue,

    from fact_events

    inner join dim_time
        on fact_events.time_id = dim_time.time_id

    group by dim_time.event_hour

    order by
        revenue desc,
        hour

)

select * from final
