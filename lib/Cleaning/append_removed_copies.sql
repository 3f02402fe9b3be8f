insert into removed_copies

select session_key

from event_copies

where not is_kept
