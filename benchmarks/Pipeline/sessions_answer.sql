-- What is in a set of sessions, whatever types and order they were written with: one row of figures.
with

source as (

    select
        cast(user_id as bigint) as user_id,
        cast(user_session as uuid) as user_session,
        cast(session_start as timestamp) as session_start,
        cast(session_end as timestamp) as session_end,
        cast(events as bigint) as events,
        cast(views as bigint) as views,
        cast(carts as bigint) as carts,
        cast(purchases as bigint) as purchases,
        cast(revenue as decimal(18, 2)) as revenue,

    from {sessions}

),

final as (

    select
        count(*) as sessions,
        count(*) - count(user_session) as user_session_nulls,
        sum(events) as events,
        sum(views) as views,
        sum(carts) as carts,
        sum(purchases) as purchases,
        sum(revenue) as revenue,
        sum(epoch_us(session_end) - epoch_us(session_start)) as microseconds,
        sum(
            hash(
                user_id,
                user_session,
                session_start,
                session_end,
                events,
                views,
                carts,
                purchases,
                revenue
            )
        ) as row_hash_sum,

    from source

)

select * from final
