-- Repeat buyers with the same number of repeats and money together: all that the model of spending needs.
select
    repeats,
    cast(repeat_spend as double) as repeat_spend,
    count(*) as customers,

from lifetime_customers

where repeats > 0

group by
    repeats,
    repeat_spend

order by
    repeats,
    repeat_spend
