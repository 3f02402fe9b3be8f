-- All rows of the list.
select *

from churn_risk

order by
    spent desc,
    user_id
