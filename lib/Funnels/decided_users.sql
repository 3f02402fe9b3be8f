-- The attempts of users that their sessions decide, still without a row; a time is null where its step is not reached.
create or replace temp table funnel_decided (
    unit_key bigint,
    first_us bigint,
    second_us bigint,
    third_us bigint
)
