-- The clean events of the slice with their rows' numbers in it, which leave out those of removed copies.
create or replace temp view placed_events as

select
    event_slice.rowid as slice_row,
    event_slice.event_time,
    cast(event_slice.event_time as date) as event_date,
    cast(hour(event_slice.event_time) as integer) as event_hour,
    event_slice.event_type,
    event_slice.product_id,
    event_slice.category_id,
    event_slice.category_code,
    event_slice.brand,
    event_slice.price,

    cast(
        case
            when event_slice.price is null then 'missing'
            when event_slice.price < 0 then 'negative'
            when event_slice.price = 0 then 'zero'
            when event_slice.price > cleaning_limits.price_cap then 'over_cap'
            else 'regular'
        end
        as enum ('regular', 'missing', 'negative', 'zero', 'over_cap')
    ) as price_flag,

    event_slice.user_id,
    event_slice.user_session,
    event_slice.session_key,
    coalesce(event_copies.duplicate_count, 1) as duplicate_count,
    event_slice.source_file,
    event_slice.source_row,

from event_slice

left join event_copies
    on event_slice.rowid = event_copies.slice_row

cross join cleaning_limits

where coalesce(event_copies.is_kept, true)
