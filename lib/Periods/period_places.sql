-- Periods as the bits of a whole number, the first period the lowest, or as a string of bits: how one period is written, the first one of several, whether it and the one before it are among several,
-- and how many periods on the next one is, NULL if none. A whole number is the narrowest with a bit for each period beside its sign.

-- [as integer]
create or replace temp macro period_place(period, period_count) as

    cast(1 as integer) << cast(period as integer)

-- [as bigint]
create or replace temp macro period_place(period, period_count) as

    cast(1 as bigint) << cast(period as integer)

-- [as hugeint]
create or replace temp macro period_place(period, period_count) as

    cast(1 as hugeint) << cast(period as integer)

-- [in whole numbers]
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

-- [as bits]
-- Any number of periods, slower than a whole number.
create or replace temp macro period_place(period, period_count) as

    set_bit(cast(repeat('0', cast(period_count as integer)) as bit), cast(period as integer), 1);

create or replace temp macro first_period_in(periods) as

    bit_position(cast('1' as bit), periods) - 1;

create or replace temp macro is_active_in(periods, period, place) as

    get_bit(periods, cast(period as integer)) = 1;

create or replace temp macro is_active_before(periods, period, place) as

    period > 0
    and get_bit(periods, cast(greatest(period - 1, 0) as integer)) = 1;

create or replace temp macro periods_to_next(periods, period) as

    nullif(bit_position(cast('1' as bit), periods << cast(period + 1 as integer)), 0)
