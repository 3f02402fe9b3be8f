-- The days of users, still without a row; slices of users follow.
create or replace table fact_user_days as

select * from user_days_of(null, null)

limit 0
