-- Visits: a user's events cut where the pause is longer than the gap (a pause equal to it does not cut), counted by visit and source session.
-- A session no longer than the gap lies within one visit, whatever happens in it, so only the events of longer ones are looked at; then runs of events are put together instead of events.
with

long_sessions as (

    select session_key

    from fact_sessions

    where duration_seconds > $gap_seconds

),

steps as (

    select
        events.session_key,
        events.user_id,
        events.event_time,
        events.event_type,
        events.price,
        events.event_id,
        coalesce(
            events.event_time > lag(events.event_time) over by_session + to_seconds($gap_seconds),
            false
        ) as is_after_pause,

    from events

    semi join long_sessions
        on events.session_key = long_sessions.session_key

    window by_session as (
        partition by events.session_key
        order by events.event_id
        rows between unbounded preceding and current row
    )

),

numbered as (

    select
        *,
        count(*) filter (is_after_pause) over (
            partition by session_key
            order by event_id
            rows between unbounded preceding and current row
        ) as run,

    from steps

),

runs as (

    select
        any_value(user_id) as user_id,
        session_key,
        min(event_time) as first_event,
        max(event_time) as last_event,
        count(*) as event_count,
        count(*) filter (event_type = 'view') as view_count,
        count(*) filter (event_type = 'cart') as cart_count,
        count(*) filter (event_type = 'remove_from_cart') as remove_count,
        count(*) filter (event_type = 'purchase') as purchase_count,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

    from numbered

    group by
        session_key,
        run

    union all

    select
        user_id,
        session_key,
        session_start as first_event,
        session_end as last_event,
        event_count,
        view_count,
        cart_count,
        remove_count,
        purchase_count,
        revenue,

    from fact_sessions

    where duration_seconds <= $gap_seconds

),

reached as (

    select
        *,
        max(last_event) over (
            partition by user_id
            order by first_event, session_key
            rows between unbounded preceding and 1 preceding
        ) as reached_before,

    from runs

),

placed as (

    select
        *,
        count(*) filter (coalesce(first_event > reached_before + to_seconds($gap_seconds), true)) over (
            partition by user_id
            order by first_event, session_key
            rows between unbounded preceding and current row
        ) as visit_number,

    from reached

),

final as (

    select
        user_id,
        visit_number,
        session_key,
        min(first_event) as first_event,
        max(last_event) as last_event,
        cast(sum(event_count) as bigint) as event_count,
        cast(sum(view_count) as bigint) as view_count,
        cast(sum(cart_count) as bigint) as cart_count,
        cast(sum(remove_count) as bigint) as remove_count,
        cast(sum(purchase_count) as bigint) as purchase_count,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from placed

    group by
        user_id,
        visit_number,
        session_key

)

select * from final order by user_id, visit_number, session_key
