-- [scores]
-- What the models expect of customers with one history and the same repeat money; filled from their formulas.
create or replace temp table lifetime_scores (
    repeats integer,
    last_repeat_days integer,
    age_days integer,
    repeat_spend decimal(18, 2),
    probability_alive double,
    expected_purchases double,
    expected_value double
)

-- [list]
-- One row for every customer: the history up to the last whole day, and what the models expect; NULL where there is no model.
select
    lifetime_customers.user_id,
    lifetime_customers.repeats,
    lifetime_customers.last_repeat_days,
    lifetime_customers.age_days,
    lifetime_customers.repeat_spend,
    lifetime_scores.probability_alive,
    lifetime_scores.expected_purchases,
    lifetime_scores.expected_value,

from lifetime_customers

left join lifetime_scores
    on lifetime_customers.repeats = lifetime_scores.repeats
    and lifetime_customers.last_repeat_days = lifetime_scores.last_repeat_days
    and lifetime_customers.age_days = lifetime_scores.age_days
    and lifetime_customers.repeat_spend = lifetime_scores.repeat_spend

order by lifetime_customers.user_id
