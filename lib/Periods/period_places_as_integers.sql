-- Periods as the bits of a whole number, the first period the lowest: how one period is written, the first one of several, whether it and the one before it are among several, and how many periods
-- on the next one is, NULL if none.
create or replace temp macro period_place(period, period_count) as

    cast(1 as {integer}) << cast(period as integer);

create or replace temp macro first_period_in(periods) as

    cast(bit_count((periods & -periods) - 1) as integer);

create or replace temp macro is_active_in(periods, period, place) as

    (periods & place) <> 0;

create or replace temp macro is_active_before(periods, period, place) as

    (periods & (place >> 1)) <> 0;

create or replace temp macro periods_to_next(periods, period) as

    case
        when periods >> cast(period + 1 as integer) > 0
            then cast(
                bit_count(
                    ((periods >> cast(period + 1 as integer)) & (-(periods >> cast(period + 1 as integer)))) - 1
                ) as integer
            ) + 1
    end
