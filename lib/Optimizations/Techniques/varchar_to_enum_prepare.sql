create type brand_name as enum (select distinct brand from events_slice where brand is not null order by brand);

create type category_name as enum (
    select distinct category_code
    from events_slice
    where category_code is not null
    order by category_code
);

create table varchar_events as
select
    brand,
    category_code,
    price,
from events_slice
order by event_number;

create table enum_events as
select
    brand::brand_name as brand,
    category_code::category_name as category_code,
    price,
from events_slice
order by event_number
