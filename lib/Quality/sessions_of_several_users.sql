select user_session as sample_key

from fact_sessions

where user_session is not null

group by user_session

having count(distinct user_id) > 1
