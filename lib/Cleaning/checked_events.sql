-- Every raw event with its position in the sources (files in the order of their names, then rows) and the reason to put it aside, if there is one.
-- The position is a number, not a pair of file and row, so that grouping by it can spill to disk: room for 2^23 files of 2^40 rows.
create or replace temp view checked_events as

with

final as (

    select
        events_raw.*,
        source_ranks.source_rank * 1099511627776 + events_raw.source_row as position,

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

    inner join source_ranks
        on events_raw.source_file = source_ranks.source_file

    cross join cleaning_limits

)

select * from final
