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
