-- What came in and what stayed. Sessions are counted twice: all of them, and those whose id the source gives; a user's events without an id make one.
with

raw as (

    select count(*) as raw_events

    from events_raw

),

quarantined as (

    select count(*) as quarantined_events

    from events_quarantined

),

clean as (

    select
        count(*) as events,
        cast(coalesce(sum(duplicate_count) - count(*), 0) as bigint) as duplicates_removed,
        coalesce(max(duplicate_count), 0) as most_copies,
        count(distinct user_id) as users,
        count(distinct product_id) as products,
        count(distinct session_key) as sessions,
        count(distinct session_key) - count(distinct user_id) filter (user_session is null) as sessions_with_id,
        count(*) - count(category_code) as events_without_category_code,
        count(*) - count(brand) as events_without_brand,
        count(*) - count(user_session) as events_without_session,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        min(event_time) as first_event,
        max(event_time) as last_event,

    from events

)

select
    raw.raw_events,
    quarantined.quarantined_events,
    clean.duplicates_removed,
    clean.events,
    clean.most_copies,
    clean.users,
    clean.products,
    clean.sessions,
    clean.sessions_with_id,
    clean.events_without_category_code,
    clean.events_without_brand,
    clean.events_without_session,
    clean.revenue,
    clean.first_event,
    clean.last_event,

from raw

cross join quarantined

cross join clean
