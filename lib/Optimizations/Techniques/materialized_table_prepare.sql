create view cleaned_view as
select
    event_time,
    event_type,
    product_id,
    price,
    user_id,
    user_session,
    count(*) as duplicate_count,
from events_slice
group by all;

create table cleaned_table as
select *
from cleaned_view
