-- Every raw event with the reason to put it aside, if there is one.
create or replace temp view checked_events as

with

final as (

    select
        events_raw.*,
        cleaning_limits.price_cap,

        case
            when events_raw.event_time is null then 'missing_event_time'
            when events_raw.user_id is null then 'missing_user_id'
            when events_raw.product_id is null then 'missing_product_id'
            when events_raw.event_type is null then 'missing_event_type'
            when events_raw.event_type not in ('view', 'cart', 'remove_from_cart', 'purchase')
                then 'unknown_event_type'
            when events_raw.event_time < cleaning_limits.event_from then 'event_time_out_of_range'
            when events_raw.event_time >= cleaning_limits.event_to then 'event_time_out_of_range'
        end as reason,

    from events_raw

    cross join cleaning_limits

)

select * from final
