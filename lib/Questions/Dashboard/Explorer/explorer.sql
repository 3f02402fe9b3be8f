-- What the explorer asks of the selected events.

-- [users by date]
-- Dates of UTC have their users in fact_user_days, unless some items are chosen.
select
    date,
    count(*) as users,

from fact_user_days

where
    getvariable('selection').zone = 'UTC'
    and coalesce(getvariable('selection').category, getvariable('selection').brand) is null
    and (getvariable('selection').from_time is null or date >= getvariable('selection').from_time)
    and (getvariable('selection').to_time is null or date < getvariable('selection').to_time)
    and is_of_segment(user_id, getvariable('selection').segment)
    and case coalesce(getvariable('selection').event_type, '')
        when 'view' then views > 0
        when 'cart' then carts > 0
        when 'remove_from_cart' then removes > 0
        when 'purchase' then purchases > 0
        else true
    end

group by date

union all

select
    cast(local_time as date) as date,
    count(distinct user_id) as users,

from selected_events

where
    getvariable('selection').zone <> 'UTC'
    or coalesce(getvariable('selection').category, getvariable('selection').brand) is not null

group by date

order by date

-- [prices]
-- Events by price: ranges from 0.01 on that begin at 1, 2 and 5 times a power of 10, whether one lies between the lowest and the highest of these with an event, and what lies apart from them.
with

ranges as (

    select
        'regular' as kind,
        cast(digit * pow(10, power) as decimal(10, 2)) as least,

    from unnest(range(-2, 8)) as powers (power)

    cross join unnest([1, 2, 5]) as digits (digit)

),

bounded as (

    select
        kind,
        least,
        lead(least) over (order by least) as below,

    from ranges

),

prices as (

    select
        price,
        count(*) as events,
        count(*) filter (event_type = 'purchase') as purchases,

    from selected_events

    group by price

),

placed as (

    select
        case
            when price is null then 'missing'
            when price < 0 then 'negative'
            when price = 0 then 'zero'
            else 'regular'
        end as kind,
        ranges.least,
        sum(events) as events,
        sum(purchases) as purchases,

    from prices

    asof left join ranges
        on prices.price >= ranges.least

    group by
        1,
        ranges.least

),

kinds as (

    select * from bounded

    union all

    values
        ('missing', null, null),
        ('negative', null, 0.00),
        ('zero', 0.00, 0.01)

),

final as (

    select
        kinds.kind,
        kinds.least,
        kinds.below,
        cast(coalesce(placed.events, 0) as bigint) as events,
        cast(coalesce(placed.purchases, 0) as bigint) as purchases,

    from kinds

    left join placed
        on kinds.kind = placed.kind
        and (kinds.kind <> 'regular' or kinds.least = placed.least)

)

select
    kind,
    least,
    below,

    coalesce(
        least between min(least) filter (kind = 'regular' and events > 0) over ()
            and max(least) filter (kind = 'regular' and events > 0) over (),
        false
    ) as is_within,

    events,
    purchases,

from final

order by
    kind = 'regular',
    kind,
    least
