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
