-- On which days users were active and how, from their sessions; a day may come more than once. A session that lies within one day and within the range says by its counts what happened on
-- that day; of the few others (past midnight, or across an end of the range) the events say it. The arguments of category and brand are for the events' form of this relation; here they are null.
create or replace temp macro active_days(from_time, to_time, category, brand_name, segment) as table

with

parted as (

    select session_key

    from filtered_sessions(from_time, to_time, segment)

    where
        not is_whole
        or cast(session_start as date) <> cast(session_end as date)

),

final as (

    select
        user_id,
        cast(session_start as date) as day,
        view_count > 0 as has_view,
        cart_count > 0 as has_cart,
        remove_count > 0 as has_remove,
        purchase_count > 0 as has_purchase,

    from filtered_sessions(from_time, to_time, segment)

    where
        is_whole
        and cast(session_start as date) = cast(session_end as date)

    union all

    select
        events.user_id,
        events.event_date as day,
        events.event_type = 'view' as has_view,
        events.event_type = 'cart' as has_cart,
        events.event_type = 'remove_from_cart' as has_remove,
        events.event_type = 'purchase' as has_purchase,

    from filtered_events(from_time, to_time, category, brand_name, segment) as events

    semi join parted
        on events.session_key = parted.session_key

)

select * from final
