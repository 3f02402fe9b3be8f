-- The category codes of events where codes are text.
create or replace temp table category_codes as

select distinct category_code

from events

where category_code is not null
