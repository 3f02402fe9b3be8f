-- One row for every date on which a user with an id in [first_user, end_user) has events; a null end is open. Sums of the user's sessions, those that cross midnight date by date.
create or replace temp macro user_days_of(first_user, end_user) as table

with

session_days as (

    select
        user_id,
        cast(session_start as date) as date,
        view_count as views,
        cart_count as carts,
        remove_count as removes,
        purchase_count as purchases,

    from fact_sessions

    where cast(session_start as date) = cast(session_end as date)

    union all

    select
        user_id,
        date,
        views,
        carts,
        removes,
        purchases,

    from session_days_over_midnight

),

final as (

    select
        user_id,
        date,
        cast(sum(views) as bigint) as views,
        cast(sum(carts) as bigint) as carts,
        cast(sum(removes) as bigint) as removes,
        cast(sum(purchases) as bigint) as purchases,

    from session_days

    where
        (cast(first_user as bigint) is null or user_id >= cast(first_user as bigint))
        and (cast(end_user as bigint) is null or user_id < cast(end_user as bigint))

    group by
        user_id,
        date

)

select * from final
