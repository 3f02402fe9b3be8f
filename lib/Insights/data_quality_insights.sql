-- What is missing or odd. Shares of clean events, but for copies and rows put aside: those are shares of the rows that came in.
with

clean as (

    select
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(copies), 0) as bigint) as events_with_copies,

    from mart_event_hours

),

missing as (

    select
        coalesce(any_value(events) filter (column_name = 'brand'), 0) as without_brand,
        coalesce(any_value(events) filter (column_name = 'category_code'), 0) as without_category_code,
        coalesce(any_value(events) filter (column_name = 'category_id'), 0) as without_category_id,
        coalesce(any_value(events) filter (column_name = 'user_session'), 0) as without_session_id,
        coalesce(any_value(events) filter (column_name = 'price'), 0) as without_price,

    from mart_missing_values

),

prices as (

    select
        cast(coalesce(sum(events) filter (price = 0), 0) as bigint) as zero_priced,
        cast(coalesce(sum(events) filter (price < 0), 0) as bigint) as negative_priced,

    from mart_prices

),

quarantined as (

    select
        cast(coalesce(sum(events), 0) as bigint) as events,

        cast(
            coalesce(sum(events) filter (reason = 'unknown_event_type' or reason = 'missing_event_type'), 0)
            as bigint
        ) as unknown_type,

    from mart_quarantine_reasons

),

numbers as (

    select
        clean.*,
        missing.*,
        prices.*,
        quarantined.unknown_type,
        quarantined.events - quarantined.unknown_type as otherwise_put_aside,
        clean.events_with_copies - clean.events as duplicates,
        clean.events_with_copies + quarantined.events as incoming,

    from clean

    cross join missing

    cross join prices

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
