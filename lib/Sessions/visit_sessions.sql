-- A user's events in the order of time, cut where the pause is longer than the gap (a pause equal to it does not cut), and counted by visit and source session.
create or replace table visit_sessions as

with

ordered as (

    select
        event_id,
        user_id,
        session_key,
        event_time,
        event_type,
        price,
        lag(event_time) over (
            partition by user_id
            order by event_id
            rows between unbounded preceding and current row
        ) as previous_time,

    from events

),

numbered as (

    select
        *,
        sum(
            case
                when previous_time is null or event_time > previous_time + to_seconds($gap_seconds) then 1
                else 0
            end
        ) over (
            partition by user_id
            order by event_id
            rows between unbounded preceding and current row
        ) as visit_number,

    from ordered

),

final as (

    select
        user_id,
        cast(visit_number as bigint) as visit_number,
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
        user_id,
        visit_number,
        session_key

)

select * from final order by user_id, visit_number, session_key
