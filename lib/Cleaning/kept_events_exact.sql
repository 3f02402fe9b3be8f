-- Events equal in all nine columns are one event; the one that stands first in the sources stays.
create or replace temp view kept_events as

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
    min(position) as position,
    count(*) as duplicate_count,

from checked_events

where reason is null

group by
    event_time,
    event_type,
    product_id,
    category_id,
    category_code,
    brand,
    price,
    user_id,
    user_session
