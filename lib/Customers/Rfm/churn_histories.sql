-- Buyers at risk with the same history together.
select
    repeats,
    last_repeat_days,
    age_days,
    count(*) as customers,

from churn_buyers

group by
    repeats,
    last_repeat_days,
    age_days
