-- Any number of periods as a string of bits, slower than a whole number: how one period is written, the first one of several, whether it and the one before it are among several, and how many
-- periods on the next one is, NULL if none.
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
