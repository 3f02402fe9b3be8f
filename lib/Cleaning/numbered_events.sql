-- The clean events of the slice with their rows' numbers in it, which leave out those of removed copies.
create or replace temp view numbered_events as

select
    rowid as event_id,
    event_time,
    cast(event_time as date) as event_date,
    cast(hour(event_time) as integer) as event_hour,
    event_type,
    product_id,
    category_id,
    category_code,
    brand,
    price,
    price_flag,
    user_id,
    user_session,
    session_key,
    duplicate_count,
    source_file,
    source_row,

from event_slice
