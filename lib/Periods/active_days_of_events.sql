-- On which days users were active, from the events themselves: one row per event that the filter takes, and whether it is of one kind or another.
create or replace temp macro active_days(
    from_time, to_time, category, brand_name, segment, first_kind, kind
) as table

select
    user_id,
    event_date as day,
    is_type_of_kind(first_kind, event_type) as is_first_kind,
    is_type_of_kind(kind, event_type) as is_kind,

from filtered_events(from_time, to_time, category, brand_name, segment)
