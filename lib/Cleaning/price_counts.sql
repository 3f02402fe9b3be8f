-- Events by what is to be said about their price, for every flag there is.
with

flags as (

    select unnest(enum_range(null::enum ('regular', 'missing', 'negative', 'zero', 'over_cap'))) as price_flag,

),

counted as (

    select
        cast(price_flag as varchar) as price_flag,
        count(*) as events,
        count(*) filter (event_type = 'purchase') as purchases,

    from events

    group by events.price_flag

),

final as (

    select
        flags.price_flag,
        coalesce(counted.events, 0) as events,
        coalesce(counted.purchases, 0) as purchases,

    from flags

    left join counted
        on flags.price_flag = counted.price_flag

)

select * from final order by list_position(['regular', 'missing', 'negative', 'zero', 'over_cap'], price_flag)
