-- [zero_prices]
select event_id as sample_key

from events

where price = 0

-- [cart_bursts]
select event_id as sample_key

from events

where
    event_type = 'cart'
    and duplicate_count >= 5

-- [sessions_of_several_users]
select user_session as sample_key

from fact_sessions

where user_session is not null

group by user_session

having count(distinct user_id) > 1

-- [long_sessions]
select session_key as sample_key

from fact_sessions

where duration_seconds > 24 * 3600

-- [days_without_purchase]
select date as sample_key

from fact_daily_kpis

where purchases = 0
