-- Events equal in time, user, product, type and price are one event, even in different sessions; the one that stands first in the sources stays, with its own values in the other columns.
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
        event_time,
        user_id,
        product_id,
        event_type,
        price,
        min(position) as first_position,
        count(*) as duplicate_count,

    from accepted

    group by
        event_time,
        user_id,
        product_id,
        event_type,
        price

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
        on accepted.event_time = repeated.event_time
            and accepted.user_id = repeated.user_id
            and accepted.product_id = repeated.product_id
            and accepted.event_type = repeated.event_type
            and accepted.price is not distinct from repeated.price

    where
        repeated.first_position is null
        or repeated.first_position = accepted.position

)

select * from final
