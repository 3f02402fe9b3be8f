select event_id as sample_key

from events

where price = 0
