-- One row for every analysed user: what was bought from the first exposure to the end of the window, and in the days before it. An order is a session with a purchase on that side of the exposure.
-- Users who bought come first, so that whoever adds up purchases reads their part of the table alone.
create or replace temp table experiment_rows as

with

users as (

    select
        user_id,
        arm_number,
        exposed_at,
        exposed_at - to_days(cast($pre_days as integer)) as pre_from,
        least(exposed_at + to_days(cast($window_days as integer)), cast($to as timestamp)) as window_to,

    from experiment_users

    where is_analysed

),

orders as (

    select
        users.user_id,
        events.session_key,
        events.event_time >= users.exposed_at as is_exposed,
        count(*) as items,
        coalesce(sum(events.price), 0) as revenue,

    from events

    inner join users
        on events.user_id = users.user_id

    where
        events.event_type = 'purchase'
        and events.event_time >= users.pre_from
        and events.event_time < users.window_to

    group by
        users.user_id,
        events.session_key,
        is_exposed

),

totals as (

    select
        user_id,
        count(*) filter (is_exposed) as orders,
        coalesce(sum(items) filter (is_exposed), 0) as items,
        coalesce(sum(revenue) filter (is_exposed), 0) as revenue,
        count(*) filter (not is_exposed) as pre_orders,
        coalesce(sum(revenue) filter (not is_exposed), 0) as pre_revenue,

    from orders

    group by user_id

),

buyers as (

    select
        users.user_id,
        users.arm_number,
        true as has_bought,
        cast(totals.orders as integer) as orders,
        cast(totals.items as integer) as items,
        cast(totals.revenue as decimal(18, 2)) as revenue,
        cast(totals.pre_orders as integer) as pre_orders,
        cast(totals.pre_revenue as decimal(18, 2)) as pre_revenue,

    from users

    inner join totals
        on users.user_id = totals.user_id

),

others as (

    select
        users.user_id,
        users.arm_number,
        false as has_bought,
        0 as orders,
        0 as items,
        0 as revenue,
        0 as pre_orders,
        0 as pre_revenue,

    from users

    anti join totals
        on users.user_id = totals.user_id

),

final as (

    select * from buyers

    union all

    select * from others

)

select * from final
