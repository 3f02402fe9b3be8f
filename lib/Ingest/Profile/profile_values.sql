-- The distinct values of one column of the raw events, and what is shown of them.
-- [values]
create or replace temporary table profile_values as
select
    columns(lambda name: name = $column) as value,
    count(*)::bigint as row_count,
from events_raw
group by all

-- [summary]
select
    typeof(any_value(value)) as type,
    coalesce(sum(row_count), 0)::bigint as row_count,
    coalesce(sum(row_count) filter (value is null), 0)::bigint as null_count,
    count(value)::bigint as distinct_count,
    min(value)::varchar as smallest,
    max(value)::varchar as largest,
from profile_values

-- [top]
select
    value::varchar as value,
    row_count as rows,
from profile_values
where value is not null
order by
    profile_values.row_count desc,
    profile_values.value
limit $top_values

-- [quantiles]
with running as (
    select
        value,
        sum(row_count) over (order by value rows between unbounded preceding and current row) as rows_up_to,
        sum(row_count) over () as rows_total,
    from profile_values
    where value is not null
)

select min(value) filter (rows_up_to >= share * rows_total)::decimal(10, 2) as quantile
from running
cross join unnest([0.25, 0.5, 0.75, 0.95]) as shares(share)
group by share
order by share
