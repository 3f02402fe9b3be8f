-- What happened in each hour of the day, over all days together, with the sessions that have an event in it.
with

-- A session that ends in the clock hour in which it starts, or in the next one, has its events in these two: no need to look at them.
short_sessions as (

    select
        (1 << hour(session_start)) | (1 << hour(session_end)) as hours_bits,
        count(*) as sessions,

    from fact_sessions

    where date_diff('hour', session_start, session_end) < 2

    group by hours_bits

),

long_session_keys as (

    select session_key

    from fact_sessions

    where date_diff('hour', session_start, session_end) >= 2

),

long_sessions as (

    select
        events.session_key,
        bit_or(cast(1 as bigint) << events.event_hour) as hours_bits,

    from events

    semi join long_session_keys
        on events.session_key = long_session_keys.session_key

    group by events.session_key

),

sessions_by_bits as (

    select
        hours_bits,
        sessions,

    from short_sessions

    union all

    select
        hours_bits,
        count(*) as sessions,

    from long_sessions

    group by hours_bits

),

session_hours as (

    select
        clock.hour as event_hour,
        cast(sum(sessions_by_bits.sessions) as bigint) as sessions,

    from range(24) as clock (hour)

    inner join sessions_by_bits
        on (sessions_by_bits.hours_bits >> clock.hour) & 1 = 1

    group by clock.hour

),

event_hours as (

    select
        event_hour,
        cast(sum(events) as bigint) as events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as carts,
        cast(coalesce(sum(events) filter (event_type = 'remove_from_cart'), 0) as bigint) as removes,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,
        cast(coalesce(sum(priced_events) filter (event_type = 'purchase'), 0) as bigint) as priced_purchases,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from mart_event_hours

    group by event_hour

),

days as (

    select count(distinct event_date) as days

    from mart_event_hours

),

final as (

    select
        event_hours.event_hour,
        event_hours.events,
        event_hours.views,
        event_hours.carts,
        event_hours.removes,
        event_hours.purchases,
        event_hours.priced_purchases,
        session_hours.sessions,
        event_hours.revenue,
        days.days,

    from event_hours

    left join session_hours
        on event_hours.event_hour = session_hours.event_hour

    cross join days

)

select * from final order by event_hour
