-- Events by price. Running counts over the prices make any quantile a look-up.
with

-- Grouping by type as well costs less than counting one type apart.
typed as (

    select
        price,
        event_type,
        count(*) as events,

    from events

    group by
        price,
        event_type

),

prices as (

    select
        price,
        cast(sum(events) as bigint) as events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as carts,
        cast(coalesce(sum(events) filter (event_type = 'remove_from_cart'), 0) as bigint) as removes,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,

    from typed

    group by price

),

final as (

    select
        price,
        events,
        views,
        carts,
        removes,
        purchases,
        cast(sum(events) over up_to as bigint) as events_to,
        cast(sum(views) over up_to as bigint) as views_to,
        cast(sum(carts) over up_to as bigint) as carts_to,
        cast(sum(removes) over up_to as bigint) as removes_to,
        cast(sum(purchases) over up_to as bigint) as purchases_to,

    from prices

    window up_to as (order by price nulls last rows between unbounded preceding and current row)

)

select * from final order by price nulls last
