-- How many are on the list and what they spent.
select
    count(*) as total,
    cast(coalesce(sum(spent), 0) as decimal(18, 2)) as revenue,

from churn_risk
