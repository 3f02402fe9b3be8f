-- [first seen]
-- When the first user was seen first; NULL without users.
select min(first_seen) from dim_users

-- [number]
-- The number of the period that a day lies in. The engine knows the variables at planning time and counts without a join.
set variable period_unit = lower(cast($unit as varchar));

set variable period_count = cast($periods as integer);

set variable first_period_start = cast($first_start as date);

create or replace temp macro period_of(day) as

    cast(date_diff(getvariable('period_unit'), getvariable('first_period_start'), day) as integer)

-- [calendar]
-- One row for every period that counts: its number, and how it is written in a user's periods.
create or replace temp table period_calendar as

select
    cast(number as integer) as period,
    period_place(cast(number as integer), getvariable('period_count')) as place,

from range(getvariable('period_count')) as numbers (number)
