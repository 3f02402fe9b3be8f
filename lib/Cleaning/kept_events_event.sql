-- Events equal in user, session, product, type and time are one event; the one that stands first in the sources stays, with its own values in the other columns.
-- Only repeated keys are joined back, so that the join needs memory for the copies and not for all events.
create or replace temp view kept_events as

with

accepted as (

    select *

    from checked_events

    where reason is null

),

repeated as (

    select
        user_id,
        user_session,
        product_id,
        event_type,
        event_time,
        min(position) as first_position,
        count(*) as duplicate_count,

    from accepted

    group by
        user_id,
        user_session,
        product_id,
        event_type,
        event_time

    having count(*) > 1

),

final as (

    select
        accepted.event_time,
        accepted.event_type,
        accepted.product_id,
        accepted.category_id,
        accepted.category_code,
        accepted.brand,
        accepted.price,
        accepted.user_id,
        accepted.user_session,
        accepted.position,
        coalesce(repeated.duplicate_count, 1) as duplicate_count,

    from accepted

    left join repeated
        on accepted.user_id = repeated.user_id
            and accepted.user_session is not distinct from repeated.user_session
            and accepted.product_id = repeated.product_id
            and accepted.event_type = repeated.event_type
            and accepted.event_time = repeated.event_time

    where
        repeated.first_position is null
        or repeated.first_position = accepted.position

)

select * from final
