-- The events of a category and all below it where codes are numbered: found by their numbers.
select *

from events

where category_code in (
    select codes.category_code

    from category_codes as codes

    where
        codes.category_code = cast(category as varchar)
        or starts_with(codes.category_code, cast(category as varchar) || '.')
)
