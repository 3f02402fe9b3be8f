-- The events that have no category code.
select *

from events

where category_code is null
