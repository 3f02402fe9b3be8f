-- Raw events that cannot be worked with, as they came, with the first reason that applies.
create or replace temp view quarantined_events as

select
    event_time,
    event_type,
    product_id,
    category_id,
    category_code,
    brand,
    price,
    user_id,
    user_session,
    source_file,
    source_row,
    reason,

from checked_events

where reason is not null
