-- What came in and what stayed, counted while the working relations are there. Sessions are counted twice: all of them, and those whose id the source gives.
with

raw as (

    select count(*) as raw_events

    from events_raw

),

quarantined as (

    select count(*) as quarantined_events

    from events_quarantined

),

-- Where events count as copies in different sessions too, a session may lose all its events.
lost as (

    select distinct removed_copies.session_key

    from removed_copies

    anti join events
        on removed_copies.session_key = events.session_key

),

sessions as (

    select
        count(*) as sessions,
        count(user_session) as sessions_with_id,
        count(distinct user_id) as users,

    from session_keys

    anti join lost
        on session_keys.rowid - $first_session + 1 = lost.session_key

),

clean as (

    select
        count(*) as events,
        cast(coalesce(sum(duplicate_count) - count(*), 0) as bigint) as duplicates_removed,
        coalesce(max(duplicate_count), 0) as most_copies,
        count(distinct product_id) as products,
        count(*) - count(category_code) as events_without_category_code,
        count(*) - count(brand) as events_without_brand,
        count(*) - count(user_session) as events_without_session,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        min(event_time) as first_event,
        max(event_time) as last_event,

    from events

),

final as (

    select
        raw.raw_events,
        quarantined.quarantined_events,
        clean.duplicates_removed,
        clean.events,
        clean.most_copies,
        sessions.users,
        clean.products,
        sessions.sessions,
        sessions.sessions_with_id,
        clean.events_without_category_code,
        clean.events_without_brand,
        clean.events_without_session,
        clean.revenue,
        clean.first_event,
        clean.last_event,

    from raw

    cross join quarantined

    cross join clean

    cross join sessions

)

select * from final
