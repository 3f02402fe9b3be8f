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
