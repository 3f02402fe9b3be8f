-- [of sessions]
-- The events whose steps are followed where a step is an event's type alone: as repeats are one step, one event stands for a session within the range that has events of one type only. The
-- arguments of category and brand are for the other form of this relation; here they are null.
create or replace temp macro step_events(from_time, to_time, category, brand_name, segment) as table

with

longer as (

    select session_key

    from filtered_sessions(from_time, to_time, segment)

    where
        not is_whole
        or greatest(view_count, cart_count, remove_count, purchase_count) < event_count

),

final as (

    select
        session_key,
        session_start as event_time,

        case event_count
            when view_count then 'view'
            when cart_count then 'cart'
            when remove_count then 'remove_from_cart'
            else 'purchase'
        end as event_type,

    from filtered_sessions(from_time, to_time, segment)

    where
        is_whole
        and greatest(view_count, cart_count, remove_count, purchase_count) = event_count

    union all

    select
        events.session_key,
        events.event_time,
        cast(events.event_type as varchar) as event_type,

    from filtered_events(from_time, to_time, category, brand_name, segment) as events

    semi join longer
        on events.session_key = longer.session_key

)

select
    session_key,
    event_time,
    cast(event_type as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
    null as category_code,
    null as product_id,

from final;

-- What anchors are found among.
create or replace temp macro anchor_events(from_time, to_time, category, brand_name, segment) as table

select *

from step_events(from_time, to_time, category, brand_name, segment)

-- [of events]
-- The events whose steps are followed: those that the filter takes. In the order of users a session's events are found together.
create or replace temp macro step_events(from_time, to_time, category, brand_name, segment) as table

select
    session_key,
    event_time,
    event_type,
    category_code,
    product_id,

from filtered_journeys(from_time, to_time, category, brand_name)

where is_of_segment(user_id, segment);

-- What anchors are found among: few events are anchors, and those of a type or category are found sooner in the order of time.
create or replace temp macro anchor_events(from_time, to_time, category, brand_name, segment) as table

select *

from filtered_events(from_time, to_time, category, brand_name, segment)
