-- The days of the users with an id in [first_user, end_user), in the order of users and dates.
insert into fact_user_days

select * from user_days_of($first_user, $end_user)

order by
    user_id,
    date
