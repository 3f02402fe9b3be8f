-- Every category cut to its first parts.
create or replace temp table funnel_categories as

with

codes as (

    select distinct cast(category_code as varchar) as category_code

    from events

    where category_code is not null

)

select
    category_code,
    array_to_string(string_split(category_code, '.')[1:$level], '.') as category,

from codes
