-- Events and revenue of every mart of events beside those of the events.
with

clean as (

    select
        cast((select count(*) from events) as decimal(18, 2)) as events,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as revenue,

    from events

    where event_type = 'purchase'

),

marts as (

    select
        'mart_event_hours' as mart,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_event_hours

    union all

    select
        'mart_prices' as mart,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(price * purchases), 0) as decimal(18, 2)) as revenue,

    from mart_prices

    union all

    select
        'mart_brands' as mart,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_brands

    union all

    select
        'mart_categories' as mart,
        cast(coalesce(sum(events), 0) as decimal(18, 2)) as events,
        cast(coalesce(sum(revenue), 0) as decimal(18, 2)) as revenue,

    from mart_categories

),

final as (

    select
        'events in ' || marts.mart || ' = events' as name,
        clean.events as expected,
        marts.events as actual,

    from marts

    cross join clean

    union all

    select
        'revenue in ' || marts.mart || ' = revenue of events' as name,
        clean.revenue as expected,
        marts.revenue as actual,

    from marts

    cross join clean

    union all

    select
        'events in mart_quarantine_reasons = events_quarantined' as name,
        cast((select count(*) from events_quarantined) as decimal(18, 2)) as expected,
        cast((select coalesce(sum(events), 0) from mart_quarantine_reasons) as decimal(18, 2)) as actual,

)

select * from final order by name
