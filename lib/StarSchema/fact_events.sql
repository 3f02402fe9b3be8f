-- Every clean event with the keys of its user, product, session and hour.
create or replace table fact_events as

with

clean as (

    select * from events

),

hours as (

    select * from dim_time

),

final as (

    select
        clean.event_id,
        clean.user_id,
        clean.product_id,
        clean.session_key,
        hours.time_id,
        clean.event_type,
        clean.price,
        clean.event_time,

    from clean

    left join hours
        on clean.event_date = hours.event_date
            and clean.event_hour = hours.event_hour

)

select * from final
