-- The number of the period that a day lies in. The engine knows the variables at planning time and counts without a join.
set variable period_unit = lower(cast($unit as varchar));

set variable period_count = cast($periods as integer);

set variable first_period_start = cast($first_start as date);

create or replace temp macro period_of(day) as

    cast(date_diff(getvariable('period_unit'), getvariable('first_period_start'), day) as integer)
