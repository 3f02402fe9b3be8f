-- [users by date]
select
    cast(local_time as date) as date,
    count(distinct user_id) as users,

from selected_events

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

-- [values]
-- The values of one column with their events.
create or replace temp table profile_values as

select
    columns(lambda name: name = $column) as value,
    count(*) as events,

from selected_events

group by all

-- [summary]
select
    cast(coalesce(sum(events), 0) as bigint) as events,
    cast(coalesce(sum(events) filter (value is null), 0) as bigint) as missing,
    count(value) as distinct_values,

from profile_values

-- [ends]
select
    cast(min(value) as varchar) as least,
    cast(max(value) as varchar) as most,

from profile_values

-- [ends of texts]
select
    min(cast(value as varchar)) as least,
    max(cast(value as varchar)) as most,

from profile_values

-- [most frequent]
select cast(value as varchar) || ' (' || events || ')' as value

from profile_values

where value is not null

order by
    profile_values.events desc,
    cast(profile_values.value as varchar)

limit 3

-- [distinct]
select
    value,
    events,

from profile_values

where value is not null

order by
    events desc,
    value

-- [moments]
-- Mean and sample deviation of prices, and the least prices that have at least such a share of events at or below them.
with

means as (

    select
        sum(events) as priced,
        cast(sum(value * events) as double) / sum(events) as mean,

    from profile_values

    where value is not null

),

running as (

    select
        value,
        events,
        sum(events) over (order by value rows between unbounded preceding and current row) as events_to,

    from profile_values

    where value is not null

)

select
    any_value(means.mean) as mean,

    sqrt(
        sum(running.events * pow(cast(running.value as double) - means.mean, 2)) / nullif(any_value(means.priced) - 1, 0)
    ) as deviation,

    min(running.value) filter (running.events_to >= 0.25 * means.priced) as lower_quartile,
    min(running.value) filter (running.events_to >= 0.5 * means.priced) as median,
    min(running.value) filter (running.events_to >= 0.75 * means.priced) as upper_quartile,
    min(running.value) filter (running.events_to >= 0.95 * means.priced) as percentile95,

from running

cross join means

-- [none]
select * from selected_events where false
