-- The values of one column of events with the most revenue, from the mart of that column. Events without a value make one group, whose name stays NULL; shares are of all revenue.
with

groups as (

    select
        columns([$column]) as name,
        events,
        views,
        carts,
        purchases,
        priced_purchases,
        revenue,

    from query_table($mart)

),

totals as (

    select cast(sum(revenue) as decimal(18, 2)) as revenue,

    from groups

),

final as (

    select
        groups.name,
        groups.events,
        groups.views,
        groups.carts,
        groups.purchases,
        groups.revenue,
        case when totals.revenue > 0 then groups.revenue / totals.revenue end as revenue_share,
        groups.purchases / nullif(groups.views, 0) as purchases_per_view,
        cast(groups.revenue / nullif(groups.priced_purchases, 0) as decimal(18, 2)) as mean_item_price,
        cast(groups.revenue / nullif(groups.events, 0) as decimal(18, 2)) as revenue_per_event,

    from groups

    cross join totals

    order by
        groups.revenue desc,
        groups.events desc,
        groups.name nulls last

    limit $rows

)

select * from final
