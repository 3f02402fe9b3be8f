-- When the first user was seen first; NULL without users.
select min(first_seen) from dim_users
