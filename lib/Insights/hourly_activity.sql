-- All 24 hours of the day (UTC). revenue is that of the clock hour over all days together; revenue_per_day_hour divides it by the days on which events occur.
with

hours as (

    select * from mart_hours

),

days as (

    select max(days) as days

    from hours

),

final as (

    select
        cast(clock.hour as integer) as hour,
        coalesce(hours.events, 0) as events,
        coalesce(hours.views, 0) as views,
        coalesce(hours.carts, 0) as carts,
        coalesce(hours.purchases, 0) as purchases,
        coalesce(hours.sessions, 0) as sessions,
        cast(coalesce(hours.revenue, 0) as decimal(18, 2)) as revenue,
        cast(coalesce(hours.revenue, 0) / days.days as decimal(18, 2)) as revenue_per_day_hour,
        cast(hours.revenue / nullif(hours.priced_purchases, 0) as decimal(18, 2)) as mean_item_price,
        coalesce(hours.events, 0) / days.days as events_per_day_hour,

    from range(24) as clock (hour)

    cross join days

    left join hours
        on clock.hour = hours.event_hour

    order by clock.hour

)

select * from final
