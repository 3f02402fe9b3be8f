-- In how many rows of the raw log and in how many clean events each column has no value, in the order of the log.
with

totals as (

    select
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(copies), 0) as bigint) + (select coalesce(sum(events), 0) from mart_quarantine_reasons)
            as raw_rows,

    from mart_event_hours

),

final as (

    select
        missing.column_name as column,
        missing.raw_rows as raw_rows,
        missing.raw_rows / nullif(totals.raw_rows, 0) as raw_share,
        missing.events as events,
        missing.events / nullif(totals.events, 0) as event_share,

    from mart_missing_values as missing

    cross join totals

    order by missing.place

)

select * from final
