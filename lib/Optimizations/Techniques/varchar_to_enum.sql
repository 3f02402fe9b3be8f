-- [prepare]
-- An enum needs at least one value, and rows without one stay NULL.
create type brand_name as enum (
    select distinct coalesce(brand, 'unknown_brand') as brand
    from events_slice
    order by brand
);

create type category_name as enum (
    select distinct coalesce(category_code, 'uncategorized') as category_code
    from events_slice
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

-- [before]
select
    category_code,
    brand,
    count(*) as events,
    sum(price) as total,
from varchar_events
group by
    category_code,
    brand
order by
    total desc,
    category_code,
    brand
limit 10

-- [after]
select
    category_code,
    brand,
    count(*) as events,
    sum(price) as total,
from enum_events
group by
    category_code,
    brand
order by
    total desc,
    category_code,
    brand
limit 10
