-- The steps of followed attempts, still without a row.
create or replace temp table funnel_followed_steps (
    unit_key hugeint,
    step integer,
    event_id bigint,
    time_us bigint
)
