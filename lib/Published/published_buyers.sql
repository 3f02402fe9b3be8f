-- Buyers of one calendar month who bought again in a later one, over the raw rows of some source files.
with buyers as (
    select
        user_id,
        count(distinct date_trunc('month', event_time)) as months
    from events_raw
    where
        list_contains(string_split($source_files, chr(31)), source_file)
        and event_type = 'purchase'
    group by user_id
),

final as (
    select count(*) filter (where months > 1) as repeat_buyers
    from buyers
)

select *
from final
