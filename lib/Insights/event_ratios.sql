-- Events by type and the ratios between them; events over events, not sessions or users.
with

counts as (

    select
        count(*) as events,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'cart') as carts,
        count(*) filter (event_type = 'remove_from_cart') as removes,
        count(*) filter (event_type = 'purchase') as purchases,

    from events

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
