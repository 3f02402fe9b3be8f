-- What is in one column of the selected events.

-- [column]
-- A column of so many values that they are not kept.
with

one as (

    select columns(lambda name: name = $column) as value

    from selected_events

)

select
    count(*) as events,
    count(*) - count(value) as missing,
    count(distinct value) as distinct_values,
    cast(min(value) as varchar) as least,
    cast(max(value) as varchar) as most,

from one

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
    cast(min(value) as varchar) as least,
    cast(max(value) as varchar) as most,

from profile_values

-- [summary of texts]
select
    cast(coalesce(sum(events), 0) as bigint) as events,
    cast(coalesce(sum(events) filter (value is null), 0) as bigint) as missing,
    count(value) as distinct_values,
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
