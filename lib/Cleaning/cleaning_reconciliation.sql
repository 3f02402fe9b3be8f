-- Sums that have to agree between the raw and the clean events.
with

raw as (

    select count(*) as rows

    from events_raw

),

clean as (

    select
        cast(coalesce(sum(duplicate_count), 0) as decimal(18, 2)) as copies,

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

)

select * from final order by name
