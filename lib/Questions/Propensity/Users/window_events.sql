-- The events that features of the instant as_of may see: those of the window from from_time to as_of, not included, of the users between two ids.
create or replace temp macro window_events(from_time, as_of, first_user, last_user) as table
select
    event_id,
    user_id,
    product_id,
    session_key,
    event_type,
    price,
    event_time,
    category_code,
    brand,

from fact_events

where
    event_time >= cast(from_time as timestamp)
    and event_time < cast(as_of as timestamp)
    and user_id between cast(first_user as bigint) and cast(last_user as bigint);

-- Days from a time to as_of, to the second.
create or replace temp macro days_until(as_of, event_time) as
    date_diff('second', event_time, cast(as_of as timestamp)) / 86400.0;

-- A rate of few cases, pulled towards the rate of all as if 20 more cases had it.
create or replace temp macro shrunken(cases, of, overall) as
    (cases + 20 * overall) / (of + 20);
