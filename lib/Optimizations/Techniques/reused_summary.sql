-- [prepare]
create view session_summary_view as
select
    user_id,
    user_session,
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'purchase') as purchases,
    coalesce(sum(price) filter (event_type = 'purchase'), 0) as revenue,
from events_slice
group by
    user_id,
    user_session;

create table session_summary_table as
select *
from session_summary_view

-- [before]
select
    'sessions with a purchase' as question,
    count(*)::decimal(18, 2) as answer,
from session_summary_view
where purchases > 0
union all
select
    'revenue' as question,
    sum(revenue)::decimal(18, 2) as answer,
from session_summary_view
order by question

-- [after]
select
    'sessions with a purchase' as question,
    count(*)::decimal(18, 2) as answer,
from session_summary_table
where purchases > 0
union all
select
    'revenue' as question,
    sum(revenue)::decimal(18, 2) as answer,
from session_summary_table
order by question
