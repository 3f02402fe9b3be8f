-- What happened on each date in the sessions that cross midnight, from the events; all other sessions say it themselves.
create or replace temp table session_days_over_midnight as

with

over_midnight as (

    select session_key

    from fact_sessions

    where cast(session_start as date) <> cast(session_end as date)

),

final as (

    select
        event_date as date,
        session_key,
        user_id,
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'remove_from_cart') as removes,
        count(*) filter (event_type = 'purchase') as purchases,
        coalesce(sum(price) filter (event_type = 'purchase'), 0) as revenue,

    from events

    semi join over_midnight
        on events.session_key = over_midnight.session_key

    group by
        event_date,
        session_key,
        user_id

)

select * from final
