-- Events by type and the ratios between them; events over events, not sessions or users.
with

counts as (

    select
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(events) filter (event_type = 'view'), 0) as bigint) as views,
        cast(coalesce(sum(events) filter (event_type = 'cart'), 0) as bigint) as carts,
        cast(coalesce(sum(events) filter (event_type = 'remove_from_cart'), 0) as bigint) as removes,
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,

    from mart_event_hours

),

final as (

    select
        events,
        views,
        carts,
        removes,
        purchases,
        carts / nullif(views, 0) as carts_per_view,
        purchases / nullif(carts, 0) as purchases_per_cart,
        purchases / nullif(views, 0) as purchases_per_view,

    from counts

)

select * from final
