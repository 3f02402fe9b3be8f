-- What each deduplication mode would remove from the usable raw events, by event type.
with

usable as (

    select *

    from events_raw

    where event_time is not null
        and user_id is not null
        and product_id is not null
        and event_type in ('view', 'cart', 'remove_from_cart', 'purchase')

),

exact_kept as (

    select distinct
        event_time,
        event_type,
        product_id,
        category_id,
        category_code,
        brand,
        price,
        user_id,
        user_session,

    from usable

),

event_kept as (

    select distinct
        user_id,
        user_session,
        product_id,
        event_type,
        event_time,

    from usable

),

legacy_kept as (

    select distinct
        event_time,
        user_id,
        product_id,
        event_type,
        price,

    from usable

),

counted as (

    select 'Exact' as mode, 1 as rank, event_type, -1 as sign, count(*) as events, from exact_kept group by event_type
    union all
    select 'Event' as mode, 2 as rank, event_type, -1 as sign, count(*) as events, from event_kept group by event_type
    union all
    select 'Legacy' as mode, 3 as rank, event_type, -1 as sign, count(*) as events, from legacy_kept group by event_type
    union all
    select modes.mode, modes.rank, usable.event_type, 1 as sign, count(*) as events,
    from usable
    cross join (values ('Exact', 1), ('Event', 2), ('Legacy', 3)) as modes (mode, rank)
    group by modes.mode, modes.rank, usable.event_type

),

final as (

    select
        mode,
        cast(sum(events) filter (where sign = 1) as bigint) as accepted,
        cast(coalesce(sum(events) filter (where sign = -1), 0) as bigint) as kept,
        cast(sum(events * sign) as bigint) as removed,
        cast(coalesce(sum(events * sign) filter (where event_type = 'view'), 0) as bigint) as views_removed,
        cast(coalesce(sum(events * sign) filter (where event_type = 'cart'), 0) as bigint) as carts_removed,
        cast(coalesce(sum(events * sign) filter (where event_type = 'remove_from_cart'), 0) as bigint) as removes_removed,
        cast(coalesce(sum(events * sign) filter (where event_type = 'purchase'), 0) as bigint) as purchases_removed,

    from counted

    group by
        mode,
        rank

    order by rank

)

select * from final
