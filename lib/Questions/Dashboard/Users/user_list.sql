-- Users that another question found, as rows of dim_users; and users by hour of the day.

-- [found users]
create or replace temp table found_users (user_id bigint)

-- [users found]
select
    dim_users.user_id,
    dim_users.user_segment,
    dim_users.first_seen,
    dim_users.last_seen,
    dim_users.total_sessions,
    dim_users.total_orders,
    dim_users.total_spent,

from found_users

inner join dim_users
    on found_users.user_id = dim_users.user_id

order by dim_users.user_id

-- [by hour]
-- Distinct users of each hour of the day: the hours of each user as bits, so that users are told apart once.
with

users as (

    select
        user_id,
        bit_or(1 << cast(hour(local_time) as integer)) as hours,

    from selected_events

    group by user_id

),

alike as (

    select
        hours,
        count(*) as users,

    from users

    group by hours

),

clock as (

    select cast(unnest(range(24)) as integer) as hour

),

final as (

    select
        clock.hour,
        cast(coalesce(sum(alike.users) filter (alike.hours & (1 << clock.hour) > 0), 0) as bigint) as users,
        coalesce(sum(alike.users) filter (alike.hours & (1 << clock.hour) > 0), 0) / sum(alike.users) as user_share,

    from clock

    cross join alike

    group by clock.hour

)

select * from final order by hour
