-- The events of the users with an id in [first_user, end_user), in the order of users and events.
insert into fact_events

select * from user_events_of($first_user, $end_user)

order by
    user_id,
    event_id
