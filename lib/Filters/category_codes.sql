-- The category codes that events can have, in their own type: without events none.
create or replace temp table category_codes as

select category_code

from events

limit 0;

insert into category_codes

select unnest(enum_range(category_code))

from (
    select events.category_code

    from events

    where events.category_code is not null

    limit 1
)
