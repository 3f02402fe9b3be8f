-- One row for every period that counts: its number, and how it is written in a user's periods.
create or replace temp table period_calendar as

select
    cast(number as integer) as period,
    period_place(cast(number as integer), getvariable('period_count')) as place,

from range(getvariable('period_count')) as numbers (number)
