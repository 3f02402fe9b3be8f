-- The number of a category's code, and between which numbers those below it lie: numbers follow the order of text. NULL where there is none.
select
    cast(min(enum_code(category_code)) filter (category_code = $category) as integer) as own,
    cast(min(enum_code(category_code)) filter (starts_with(category_code, $category || '.')) as integer) as first,
    cast(max(enum_code(category_code)) filter (starts_with(category_code, $category || '.')) as integer) as last,

from category_codes
