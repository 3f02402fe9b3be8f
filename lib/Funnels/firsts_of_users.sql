-- The first event of each type of every user that the filter takes.
select * from funnel_users
