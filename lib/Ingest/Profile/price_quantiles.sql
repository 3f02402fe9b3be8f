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
