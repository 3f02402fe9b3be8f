-- One row for every date on which a user has events. A session that crosses midnight counts on each date on which it has events, so sessions and orders do not add up over dates.
with

within_a_day as (

    select
        user_id,
        cast(session_start as date) as date,
        view_count as views,
        cart_count as carts,
        remove_count as removes,
        purchase_count as purchases,
        revenue,

    from fact_sessions

    where cast(session_start as date) = cast(session_end as date)

),

over_midnight as (

    select session_key

    from fact_sessions

    where cast(session_start as date) <> cast(session_end as date)

),

-- Of sessions that cross midnight only their events tell what happened on which date.
date_by_date as (

    select
        user_id,
        event_date as date,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'remove_from_cart') as removes,
        count(*) filter (event_type = 'purchase') as purchases,
        coalesce(sum(price) filter (event_type = 'purchase'), 0) as revenue,

    from events

    semi join over_midnight
        on events.session_key = over_midnight.session_key

    group by
        user_id,
        event_date,
        session_key

),

session_days as (

    select * from within_a_day

    union all

    select * from date_by_date

),

final as (

    select
        user_id,
        date,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,
        count(*) as sessions,
        count(*) filter (purchases > 0) as orders,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from session_days

    group by
        user_id,
        date

)

select * from final order by user_id, date
