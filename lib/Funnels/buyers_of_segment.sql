-- The users of a segment by recency, frequency and money.
select user_id

from rfm_buyers

where segment = cast($segment as varchar)
