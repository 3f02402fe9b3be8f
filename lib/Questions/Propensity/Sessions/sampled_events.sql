-- [macros]
-- Whether an event of the session lies up to the instant, so that features may see it.
create or replace temp macro is_seen(event_id, as_of_event) as event_id <= as_of_event;

-- The first day whose events the rates of an instant do not see: its own.
create or replace temp macro rates_end(as_of) as cast(as_of as date);

-- A rate of few cases, pulled towards the rate of all as if 20 more cases had it.
create or replace temp macro shrunken(cases, of, overall) as
    (cases + 20 * overall) / (of + 20);

-- [users]
-- The users whose place is among the sample's first places, of 2147483647. A place is a hash of the id by whole numbers alone, the same in any engine: fifth powers modulo the prime 2^31 - 1, which five permutes because it shares no
-- factor with 2^31 - 2; no product exceeds 2^62.
create or replace temp table sampled_users as

with

first_bases as (

    select
        user_id,
        (user_id % 2147483647 + 2147483647 + cast($seed as bigint)) % 2147483647 as base,

    from dim_users

),

first_squares as (

    select
        user_id,
        base,
        base * base % 2147483647 as square,

    from first_bases

),

first_powers as (

    select
        user_id,
        square * square % 2147483647 * base % 2147483647 as power,

    from first_squares

),

second_bases as (

    select
        user_id,
        (power * 48271 + cast($seed as bigint)) % 2147483647 as base,

    from first_powers

),

second_squares as (

    select
        user_id,
        base,
        base * base % 2147483647 as square,

    from second_bases

),

second_powers as (

    select
        user_id,
        square * square % 2147483647 * base % 2147483647 as place,

    from second_squares

),

final as (

    select user_id,

    from second_powers

    where place < cast($places as bigint)

)

select * from final

-- [events]
-- The events of these users before until, from the beginning of the log, with their place in the session, the purchases of the session so far and the seconds since its event before.
create or replace temp table sampled_events as

select
    events.event_id,
    events.user_id,
    events.product_id,
    events.session_key,
    events.event_type,
    events.price,
    events.event_time,
    events.category_code,
    events.brand,
    row_number() over session_so_far as place,
    count(*) filter (events.event_type = 'purchase') over session_so_far as purchases,
    date_diff('second', lag(events.event_time) over session_so_far, events.event_time) as gap,

from fact_events as events

inner join sampled_users
    on events.user_id = sampled_users.user_id

where events.event_time < cast($until as timestamp)

window session_so_far as (
    partition by events.session_key
    order by events.event_id
    rows between unbounded preceding and current row
)

-- [end]
-- The events have served.
drop table sampled_events
