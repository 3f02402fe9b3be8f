-- On which days users were active, and whether with one kind of event or another, from their sessions; a day may come more than once, and where events of any kind count, one day stands for its
-- period. A session that lies within one day and within the range says by its counts what happened on that day. Where any kind counts, a longer one says it of its first and last day, which is
-- enough if no period lies between them. The events say it of the few others, which keep their key here. The arguments of category and brand are for the events' form of this relation; here they
-- are null.
create or replace temp macro active_days(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

with

longer as materialized (

    select
        user_id,
        cast(session_end as date) as last_day,

        case
            when
                cast(first_kind as varchar) = 'Any'
                and cast(kind as varchar) = 'Any'
                and is_whole
                and period_of(cast(session_end as date)) - period_of(cast(session_start as date)) <= 1
                then null
            else session_key
        end as untold_session_key,

    from filtered_sessions(from_time, to_time, segment)

    where
        not is_whole
        or cast(session_start as date) <> cast(session_end as date)

),

final as (

    select
        user_id,
        cast(session_start as date) as day,
        is_of_kind(first_kind, view_count, cart_count, remove_count, purchase_count) as is_first_kind,
        is_of_kind(kind, view_count, cart_count, remove_count, purchase_count) as is_kind,

    from filtered_sessions(from_time, to_time, segment)

    where
        is_whole
        and (
            cast(session_start as date) = cast(session_end as date)
            or (cast(first_kind as varchar) = 'Any' and cast(kind as varchar) = 'Any')
        )

    union all

    select
        user_id,
        last_day as day,
        true as is_first_kind,
        true as is_kind,

    from longer

    where untold_session_key is null

    union all

    select
        events.user_id,
        events.event_date as day,
        is_type_of_kind(first_kind, events.event_type) as is_first_kind,
        is_type_of_kind(kind, events.event_type) as is_kind,

    from filtered_events(from_time, to_time, category, brand_name, segment) as events

    semi join longer
        on events.session_key = longer.untold_session_key

)

select * from final
