-- Users by months and purchases as (measure, key, value), over the raw rows of some source files.
with users as (
    select
        user_id,
        min(event_time) as first_time,
        max(event_time) as last_time,
        count(*) filter (where event_type = 'purchase') as purchases,
        count(distinct user_session) filter (where event_type = 'purchase') as buying_sessions
    from events_raw
    where list_contains(string_split($source_files, chr(31)), source_file)
    group by user_id
),

final as (
    select 'users of both months' as measure, '' as key, count(*) as value
    from users
    where date_trunc('month', first_time) < date_trunc('month', last_time)
    union all
    select 'buyers with two purchases or more', '', count(*) from users where purchases >= 2
    union all
    select 'buyers with two buying sessions or more', '', count(*) from users where buying_sessions >= 2
    union all
    select
        'buyers by purchases',
        case
            when purchases <= 2 then purchases::varchar
            when purchases <= 5 then '3-5'
            else '6+'
        end,
        count(*)
    from users
    where purchases > 0
    group by all
)

select
    measure,
    key,
    cast(value as double) as value
from final
order by measure, key
