-- Users by segment and sessions by duration.

-- [segments]
-- Sums are those kept by hour where they can be; who buys is told by the few events that are purchases.
with

spent as (

    select
        cast(user_segment as varchar) as user_segment,
        sum(purchases) as purchases,
        sum(revenue) as revenue,

    from selected_cells

    group by user_segment

),

bought as (

    select
        dim_users.user_segment,
        count(distinct selected_events.user_id) as buyers,
        count(distinct selected_events.session_key) as orders,

    from selected_events

    inner join dim_users
        on selected_events.user_id = dim_users.user_id

    where selected_events.event_type = 'purchase'

    group by dim_users.user_segment

),

users as (

    select
        user_id,
        count(*) as sessions,

    from selected_sessions

    group by user_id

),

came as (

    select
        dim_users.user_segment,
        count(*) as users,
        sum(users.sessions) as sessions,

    from users

    inner join dim_users
        on users.user_id = dim_users.user_id

    group by dim_users.user_segment

)

select
    came.user_segment,
    came.users,
    coalesce(bought.buyers, 0) as buyers,
    cast(came.sessions as bigint) as sessions,
    coalesce(bought.orders, 0) as orders,
    cast(spent.purchases as bigint) as purchases,
    cast(spent.revenue as decimal(18, 2)) as revenue,

from came

inner join spent
    on came.user_segment = spent.user_segment

left join bought
    on came.user_segment = bought.user_segment

-- [durations]
-- Sessions that begin in the dates, by the place of their range of durations, from 0.
select
    cast(
        case
            when duration_seconds < 60 then 0
            when duration_seconds < 300 then 1
            when duration_seconds < 600 then 2
            when duration_seconds < 1800 then 3
            when duration_seconds < 3600 then 4
            else 5
        end
        as integer
    ) as place,
    count(*) as sessions,
    count(*) filter (has_purchase) as orders,

from fact_sessions

where
    (getvariable('selection').from_time is null or session_start >= getvariable('selection').from_time)
    and (getvariable('selection').to_time is null or session_start < getvariable('selection').to_time)
    and is_of_segment(user_id, getvariable('selection').segment)

group by place

-- [place]
set variable opened_place = cast($place as integer);

set variable opened_bought = cast($bought as boolean)

-- [sessions]
select
    session_key,
    user_id,
    session_start,
    session_end,
    duration_seconds,
    event_count,
    view_count,
    cart_count,
    remove_count,
    purchase_count,
    revenue,

from fact_sessions

where
    (getvariable('selection').from_time is null or session_start >= getvariable('selection').from_time)
    and (getvariable('selection').to_time is null or session_start < getvariable('selection').to_time)
    and is_of_segment(user_id, getvariable('selection').segment)
    and duration_seconds >= ([0, 60, 300, 600, 1800, 3600])[getvariable('opened_place') + 1]
    and (
        getvariable('opened_place') = 5
        or duration_seconds < ([60, 300, 600, 1800, 3600])[getvariable('opened_place') + 1]
    )
    and (getvariable('opened_bought') is null or has_purchase = getvariable('opened_bought'))

order by session_key
