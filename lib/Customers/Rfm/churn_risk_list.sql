-- [totals]
-- How many are on the list and what they spent.
select
    count(*) as total,
    cast(coalesce(sum(spent), 0) as decimal(18, 2)) as revenue,

from churn_risk

-- [first rows]
-- The first rows of the list.
select *

from churn_risk

order by
    spent desc,
    user_id

limit $rows

-- [all rows]
-- All rows of the list.
select *

from churn_risk

order by
    spent desc,
    user_id
