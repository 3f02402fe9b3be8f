-- Sums that have to agree between events, sessions and visits.
with

clean as (

    select
        cast(count(*) as decimal(18, 2)) as events,
        cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,
        cast(count(distinct session_key) as decimal(18, 2)) as sessions,

    from events

),

sessions as (

    select
        cast(coalesce(sum(event_count), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,
        cast(count(*) as decimal(18, 2)) as sessions,

    from fact_sessions

),

cut as (

    select
        cast(coalesce(sum(event_count), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from visits

),

final as (

    select
        'sum(event_count) of fact_sessions = events' as name,
        clean.events as expected,
        sessions.events as actual,

    from clean

    cross join sessions

    union all

    select
        'sum(event_count) of visits = events' as name,
        clean.events as expected,
        cut.events as actual,

    from clean

    cross join cut

    union all

    select
        'fact_sessions = session keys in events' as name,
        clean.sessions as expected,
        sessions.sessions as actual,

    from clean

    cross join sessions

    union all

    select
        'revenue of fact_sessions = revenue of events' as name,
        clean.revenue as expected,
        sessions.revenue as actual,

    from clean

    cross join sessions

    union all

    select
        'revenue of visits = revenue of events' as name,
        clean.revenue as expected,
        cut.revenue as actual,

    from clean

    cross join cut

)

select * from final order by name
