-- [histories]
-- Buyers with the same history together: all that the model of buying needs.
select
    repeats,
    last_repeat_days,
    age_days,
    count(*) as customers,

from lifetime_customers

group by
    repeats,
    last_repeat_days,
    age_days

order by
    repeats,
    last_repeat_days,
    age_days

-- [histories and money]
-- Buyers with the same history and repeat money together, for the sums and the spread of their values.
select
    repeats,
    last_repeat_days,
    age_days,
    repeat_spend,
    count(*) as customers,

from lifetime_customers

group by
    repeats,
    last_repeat_days,
    age_days,
    repeat_spend

order by
    repeats,
    last_repeat_days,
    age_days,
    repeat_spend
