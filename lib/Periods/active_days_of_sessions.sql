-- On which days users were active and how, from their sessions; a day may come more than once. A session that lies within one day and within the range says by its counts what happened on
-- that day; of the few others (past midnight, or across an end of the range) the events say it. The arguments of category and brand are for the events' form of this relation; here they are null.
create or replace temp macro active_days(from_time, to_time, category, brand_name, segment) as table

with

touching as not materialized (

    select
        *,

        cast(session_start as date) = cast(session_end as date)
            and (cast(from_time as timestamp) is null or session_start >= cast(from_time as timestamp))
            and (cast(to_time as timestamp) is null or session_end < cast(to_time as timestamp)) as is_whole,

    from fact_sessions

    where
        (cast(from_time as timestamp) is null or session_end >= cast(from_time as timestamp))
        and (cast(to_time as timestamp) is null or session_start < cast(to_time as timestamp))

),

parted as (

    select session_key

    from touching

    where not is_whole

),

final as (

    select
        user_id,
        cast(session_start as date) as day,
        view_count > 0 as has_view,
        cart_count > 0 as has_cart,
        remove_count > 0 as has_remove,
        purchase_count > 0 as has_purchase,

    from touching

    where
        is_whole
        and (
            cast(segment as varchar) is null
            or user_id in (
                select users.user_id

                from dim_users as users

                where users.user_segment = cast(segment as varchar)
            )
        )

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
