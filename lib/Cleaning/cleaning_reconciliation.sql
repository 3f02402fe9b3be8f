-- Sums that have to agree between the raw and the clean events.
with

raw as (

    select count(*) as rows

    from events_raw

),

clean as (

    select
        cast(coalesce(sum(duplicate_count), 0) as decimal(18, 2)) as copies,
        count(*) as rows,
        coalesce(max(event_id), 0) as last_event_id,

    from events

),

quarantined as (

    select count(*) as rows

    from events_quarantined

),

final as (

    select
        'events_raw = events + duplicates removed + events_quarantined' as name,
        cast(raw.rows as decimal(18, 2)) as expected,
        cast(clean.copies + quarantined.rows as decimal(18, 2)) as actual,

    from raw

    cross join clean

    cross join quarantined

    union all

    select
        'event_id counts events without a gap' as name,
        cast(clean.rows as decimal(18, 2)) as expected,
        cast(clean.last_event_id as decimal(18, 2)) as actual,

    from clean

)

select * from final order by name
