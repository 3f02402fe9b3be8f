-- What is missing or odd. Shares of clean events, but for copies and rows put aside: those are shares of the rows that came in.
with

clean as (

    select
        count(*) as events,
        count(*) filter (brand is null) as without_brand,
        count(*) filter (category_code is null) as without_category_code,
        count(*) filter (category_id is null) as without_category_id,
        count(*) filter (user_session is null) as without_session_id,
        count(*) filter (price is null) as without_price,
        count(*) filter (price = 0) as zero_priced,
        count(*) filter (price < 0) as negative_priced,
        cast(coalesce(sum(duplicate_count), 0) as bigint) as events_with_copies,

    from events

),

quarantined as (

    select
        count(*) as events,
        count(*) filter (reason = 'unknown_event_type' or reason = 'missing_event_type') as unknown_type,

    from events_quarantined

),

numbers as (

    select
        clean.*,
        quarantined.unknown_type,
        quarantined.events - quarantined.unknown_type as otherwise_put_aside,
        clean.events_with_copies - clean.events as duplicates,
        clean.events_with_copies + quarantined.events as incoming,

    from clean

    cross join quarantined

),

findings as (

    select
        unnest([
            {'place': 1, 'finding': 'no brand', 'events': without_brand, 'of_events': events},
            {'place': 2, 'finding': 'no category code', 'events': without_category_code, 'of_events': events},
            {'place': 3, 'finding': 'no category id', 'events': without_category_id, 'of_events': events},
            {'place': 4, 'finding': 'no session id', 'events': without_session_id, 'of_events': events},
            {'place': 5, 'finding': 'no price', 'events': without_price, 'of_events': events},
            {'place': 6, 'finding': 'price of zero', 'events': zero_priced, 'of_events': events},
            {'place': 7, 'finding': 'negative price', 'events': negative_priced, 'of_events': events},
            {'place': 8, 'finding': 'copies removed', 'events': duplicates, 'of_events': incoming},
            {'place': 9, 'finding': 'unknown event type, put aside', 'events': unknown_type, 'of_events': incoming},
            {'place': 10, 'finding': 'other rows put aside', 'events': otherwise_put_aside, 'of_events': incoming},
        ]) as finding,

    from numbers

),

final as (

    select
        finding.finding as finding,
        finding.events as events,
        finding.of_events as of_events,
        finding.events / nullif(finding.of_events, 0) as share,

    from findings

    order by finding.place

)

select * from final
