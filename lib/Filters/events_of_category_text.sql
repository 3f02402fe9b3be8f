-- The events of a category and all below it where codes are text.
select *

from events

where
    category_code = cast(category as varchar)
    or starts_with(category_code, cast(category as varchar) || '.')
