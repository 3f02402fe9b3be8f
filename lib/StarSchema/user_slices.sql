-- User ids that cut the sessions in the order of users into slices, by the place of every so-manieth session's user; no row where one slice is enough.
with

drawn as (

    select
        user_id,
        row_number() over (order by user_id rows between unbounded preceding and current row) as place,

    from fact_sessions

    where session_key % $one_of_sessions = 0

)

select distinct user_id

from drawn

where place % $slice_places = 0

order by user_id
