-- One row for every clock hour in which something happened; time_id is the hour as yyyymmddhh.
with

hours as (

    select distinct
        event_date,
        event_hour,

    from events

),

final as (

    select
        cast(
            year(event_date) * 1000000 + month(event_date) * 10000 + day(event_date) * 100 + event_hour
            as bigint
        ) as time_id,
        event_date,
        event_hour,
        cast(isodow(event_date) as integer) as day_of_week,
        dayname(event_date) as day_name,
        cast(month(event_date) as integer) as month,
        cast(year(event_date) as integer) as year,
        isodow(event_date) >= 6 as is_weekend,

    from hours

)

select * from final order by time_id
