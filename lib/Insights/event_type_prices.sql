-- Prices of the events of each type, in the order of the funnel; types without events too.
with

prices as (

    select
        unnest([
            {'place': 1, 'event_type': 'view', 'price': price, 'events': views, 'events_to': views_to},
            {'place': 2, 'event_type': 'cart', 'price': price, 'events': carts, 'events_to': carts_to},
            {
                'place': 3,
                'event_type': 'remove_from_cart',
                'price': price,
                'events': removes,
                'events_to': removes_to
            },
            {'place': 4, 'event_type': 'purchase', 'price': price, 'events': purchases, 'events_to': purchases_to},
        ]) as typed,

    from mart_prices

),

occurring as (

    select typed.*

    from prices

    where typed.events > 0

),

types (place, event_type) as (

    values
        (1, 'view'),
        (2, 'cart'),
        (3, 'remove_from_cart'),
        (4, 'purchase')

),

totals as (

    select
        event_type,
        cast(sum(events) as bigint) as events,
        cast(coalesce(sum(events) filter (price is not null), 0) as bigint) as priced_events,
        cast(sum(price * events) as decimal(28, 2)) as total_price,

    from occurring

    group by event_type

),

medians as (

    select
        occurring.event_type,
        cast(
            weighted_money_quantile(occurring.price, occurring.events_to, totals.priced_events, 0.5)
            as decimal(18, 2)
        ) as median_price,

    from occurring

    inner join totals
        on occurring.event_type = totals.event_type

    group by occurring.event_type

),

final as (

    select
        types.event_type,
        coalesce(totals.events, 0) as events,
        coalesce(totals.priced_events, 0) as priced_events,
        cast(totals.total_price / nullif(totals.priced_events, 0) as decimal(18, 2)) as mean_price,
        medians.median_price,

    from types

    left join totals
        on types.event_type = totals.event_type

    left join medians
        on types.event_type = medians.event_type

    order by types.place

)

select * from final
