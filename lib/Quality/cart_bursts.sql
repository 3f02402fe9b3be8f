select event_id as sample_key

from events

where
    event_type = 'cart'
    and duplicate_count >= 5
