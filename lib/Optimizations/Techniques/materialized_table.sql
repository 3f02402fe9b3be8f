-- [prepare]
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

-- [before]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from cleaned_view
group by event_type
order by event_type

-- [after]
select
    event_type,
    count(*) as events,
    sum(price) as total,
from cleaned_table
group by event_type
order by event_type
