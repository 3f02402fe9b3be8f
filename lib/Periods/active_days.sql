-- [kinds]
-- Whether a day of a user holds an event of a kind, by its counts, and whether an event is of a kind, by its type. Where any kind counts, the engine reads neither.
create or replace temp macro is_of_kind(kind, views, carts, removes, purchases) as

case cast(kind as varchar)
    when 'View' then views > 0
    when 'Cart' then carts > 0
    when 'RemoveFromCart' then removes > 0
    when 'Purchase' then purchases > 0
    else true
end;

create or replace temp macro is_type_of_kind(kind, event_type) as

case cast(kind as varchar)
    when 'View' then event_type = 'view'
    when 'Cart' then event_type = 'cart'
    when 'RemoveFromCart' then event_type = 'remove_from_cart'
    when 'Purchase' then event_type = 'purchase'
    else true
end

-- [of events]
-- On which days users were active, from the events themselves: one row per event that the filter takes, and whether it is of one kind or another.
create or replace temp macro active_days(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

select
    user_id,
    event_date as day,
    is_type_of_kind(first_kind, event_type) as is_first_kind,
    is_type_of_kind(kind, event_type) as is_kind,

from filtered_events(from_time, to_time, category, brand_name, segment)

-- [of user days]
-- The first midnight that is not before an instant, as a date; NULL for none.
create or replace temp macro first_whole_day(instant) as

    cast(date_trunc('day', cast(instant as timestamp) + interval 1 day - interval 1 microsecond) as date);

-- On which days users were active, and whether with one kind of event or another: the days that lie in the range as a whole are counted already, and the events tell of the parts of a day at its two
-- ends. The arguments of category and brand are for the events' form of this relation; here they are null.
create or replace temp macro active_days(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

with

whole_days as (

    select
        user_id,
        date as day,
        is_of_kind(first_kind, views, carts, removes, purchases) as is_first_kind,
        is_of_kind(kind, views, carts, removes, purchases) as is_kind,

    from fact_user_days

    where
        (cast(from_time as timestamp) is null or date >= first_whole_day(from_time))
        and (cast(to_time as timestamp) is null or date < cast(cast(to_time as timestamp) as date))
        and is_of_segment(user_id, segment)

),

-- Where the range begins and ends at midnight, no time lies in these parts, and the engine knows it at planning time.
parts_of_days as (

    select
        user_id,
        event_date,
        event_type,

    from filtered_events(from_time, to_time, category, brand_name, segment)

    where event_time < first_whole_day(from_time)

    union all

    select
        user_id,
        event_date,
        event_type,

    from filtered_events(from_time, to_time, category, brand_name, segment)

    where
        event_time >= cast(cast(to_time as timestamp) as date)
        and (cast(from_time as timestamp) is null or event_time >= first_whole_day(from_time))

),

final as (

    select * from whole_days

    union all

    select
        user_id,
        event_date as day,
        is_type_of_kind(first_kind, event_type) as is_first_kind,
        is_type_of_kind(kind, event_type) as is_kind,

    from parts_of_days

)

select * from final
