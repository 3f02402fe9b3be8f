-- [histories]
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

-- [chances]
-- The chance to be alive of buyers with one history; filled from the model's formula, and empty without a model.
create or replace temp table churn_alive (
    repeats integer,
    last_repeat_days integer,
    age_days integer,
    probability_alive double
)
