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
