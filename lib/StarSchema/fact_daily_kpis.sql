-- One row for every date from the first to the last with an event, also for one without any: a day that was lost is a row of zeros. Of a log over a hundred years long, in which some time is wrong, only
-- the dates with events. A session that crosses midnight counts on each date on which it has events, so sessions, orders and users do not add up over dates.
create or replace table fact_daily_kpis as

with

within_a_day as (

    select
        cast(session_start as date) as date,
        event_count as events,
        view_count as views,
        cart_count as carts,
        remove_count as removes,
        purchase_count as purchases,
        revenue,

    from fact_sessions

    where cast(session_start as date) = cast(session_end as date)

),

session_days as (

    select * from within_a_day

    union all

    select
        date,
        events,
        views,
        carts,
        removes,
        purchases,
        revenue,

    from session_days_over_midnight

),

days as (

    select
        date,
        cast(sum(events) as bigint) as events,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,
        count(*) as sessions,
        count(*) filter (purchases > 0) as orders,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from session_days

    group by date

),

users as (

    select
        date,
        count(*) as dau,

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
        coalesce(users.dau, 0) as dau,
        coalesce(days.sessions, 0) as sessions,
        coalesce(days.orders, 0) as orders,
        cast(coalesce(days.revenue, 0) as decimal(18, 2)) as revenue,
        cast(money_per(days.revenue, days.orders) as decimal(18, 2)) as aov,
        cast(money_per(days.revenue, users.dau) as decimal(18, 2)) as arpu,

    from calendar

    left join days
        on calendar.date = days.date

    left join users
        on calendar.date = users.date

)

select * from final order by date
