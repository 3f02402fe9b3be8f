-- Events by price. Running counts over the prices make any quantile a look-up.
create or replace table mart_prices as

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
        cast(coalesce(sum(events) filter (event_type = 'purchase'), 0) as bigint) as purchases,

    from typed

    group by price

),

final as (

    select
        price,
        events,
        purchases,

        cast(
            sum(events) over (order by price nulls last rows between unbounded preceding and current row)
            as bigint
        ) as events_to,

        cast(
            sum(purchases) over (order by price nulls last rows between unbounded preceding and current row)
            as bigint
        ) as purchases_to,

    from prices

)

select * from final order by price nulls last
