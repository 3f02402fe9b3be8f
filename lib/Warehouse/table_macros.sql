-- What the selects of several tables share.

-- An amount with two decimals over a count, rounded to the cent, halves away from zero, in whole numbers: division of decimals would go through floating point. Null over 0.
create or replace temp macro money_per(amount, parts) as
    cast(
        sign(amount)
        * ((2 * cast(abs(amount) * 100 as hugeint) + parts) // nullif(2 * parts, 0))
        as decimal(20, 0)
    ) * cast(0.01 as decimal(2, 2));

-- The number before the first key of a day: keys of events and sessions are days since 1970 times a billion, plus the place within the day from 1.
create or replace temp macro day_key(day) as
    date_diff('day', date '1970-01-01', cast(day as date)) * 1000000000;

-- Why a raw event is put aside, the first reason that applies; null for one to keep. A null limit is none.
create or replace temp macro quarantine_reason(event_time, event_type, product_id, user_id, event_from, event_to) as
    case
        when event_time is null then 'missing_event_time'
        when user_id is null then 'missing_user_id'
        when product_id is null then 'missing_product_id'
        when event_type is null then 'missing_event_type'
        when event_type not in ('view', 'cart', 'remove_from_cart', 'purchase') then 'unknown_event_type'
        when event_time < cast(event_from as timestamp) then 'event_time_out_of_range'
        when event_time >= cast(event_to as timestamp) then 'event_time_out_of_range'
    end;
