-- Events equal in user, session, product, type and time are one event; the one that stands first in the sources stays, with its own values in the other columns.
create or replace temp view kept_events as

with

first_positions as (

    select
        min(position) as position,
        count(*) as duplicate_count,

    from checked_events

    where reason is null

    group by
        user_id,
        user_session,
        product_id,
        event_type,
        event_time

),

final as (

    select
        checked_events.event_time,
        checked_events.event_type,
        checked_events.product_id,
        checked_events.category_id,
        checked_events.category_code,
        checked_events.brand,
        checked_events.price,
        checked_events.user_id,
        checked_events.user_session,
        checked_events.position,
        first_positions.duplicate_count,

    from checked_events

    inner join first_positions
        on checked_events.position = first_positions.position

)

select * from final
