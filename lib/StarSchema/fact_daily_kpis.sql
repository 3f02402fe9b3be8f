-- One row for every date from the first to the last with an event, also for one without any: a day that was lost is a row of zeros. Of a log over a hundred years long, in which some time is wrong, only
-- the dates with events. A session that crosses midnight counts on each date on which it has events, so sessions, orders and users do not add up over dates.
with

days as (

    select
        date,
        cast(sum(views + carts + removes + purchases) as bigint) as events,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,
        count(*) as dau,
        cast(sum(sessions) as bigint) as sessions,
        cast(sum(orders) as bigint) as orders,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from fact_user_days

    group by date

),

span as (

    select
        min(date) as first_date,
        max(date) as last_date,

    from days

),

calendar as (

    select cast(unnest(generate_series(first_date, last_date, interval 1 day)) as date) as date

    from span

    where last_date - first_date < 36525

    union

    select date from days

),

final as (

    select
        calendar.date,
        coalesce(days.events, 0) as events,
        coalesce(days.views, 0) as views,
        coalesce(days.carts, 0) as carts,
        coalesce(days.removes, 0) as removes,
        coalesce(days.purchases, 0) as purchases,
        coalesce(days.dau, 0) as dau,
        coalesce(days.sessions, 0) as sessions,
        coalesce(days.orders, 0) as orders,
        cast(coalesce(days.revenue, 0) as decimal(18, 2)) as revenue,
        cast(money_per(days.revenue, days.orders) as decimal(18, 2)) as aov,
        cast(money_per(days.revenue, days.dau) as decimal(18, 2)) as arpu,

    from calendar

    left join days
        on calendar.date = days.date

)

select * from final order by date
