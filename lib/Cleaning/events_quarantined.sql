-- Raw events that cannot be worked with, as they came, with the first reason that applies, in the order of their sources.
with

judged as (

    select
        *,
        quarantine_reason(event_time, event_type, product_id, user_id, $event_from, $event_to) as reason,

    from events_raw

)

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

from judged

where reason is not null

order by
    source_file,
    source_row
