-- Conditions of a filter that ask another table would leave a join behind if they were put in where the filter does not have them: a filter defines one form of each condition. That of journeys looks
-- at the event alone, as a join would not keep the order of events.

-- [any user]
create or replace temp macro is_of_segment(id, segment) as

    true

-- [users of a segment]
create or replace temp macro is_of_segment(id, segment) as

    id in (
        select users.user_id

        from dim_users as users

        where users.user_segment = cast(segment as varchar)
    )

-- [any category]
create or replace temp macro is_of_category(code, category) as

    true;

create or replace temp macro journeys_of_category(category) as table

select *

from fact_events

-- [no category]
create or replace temp macro is_of_category(code, category) as

    code is null;

create or replace temp macro journeys_of_category(category) as table

select *

from fact_events

where category_code is null

-- [category]
-- A category and all below it, found by the numbers of their codes, which follow the order of text. Those of journeys are compared with the number of the category's own code and the ends
-- of those below it, which the engine knows as variables at planning time; -1 where there is none.
create or replace temp macro is_of_category(code, category) as

    code in (
        select codes.category_code

        from category_codes as codes

        where
            codes.category_code = cast(category as varchar)
            or starts_with(codes.category_code, cast(category as varchar) || '.')
    );

set variable category_number = (
    select cast(coalesce(min(enum_code(category_code)), -1) as integer)

    from category_codes

    where category_code = $category
);

set variable first_number_below = (
    select cast(coalesce(min(enum_code(category_code)), -1) as integer)

    from category_codes

    where starts_with(category_code, $category || '.')
);

set variable last_number_below = (
    select cast(coalesce(max(enum_code(category_code)), -1) as integer)

    from category_codes

    where starts_with(category_code, $category || '.')
);

create or replace temp macro journeys_of_category(category) as table

select *

from fact_events

where
    enum_code(category_code) = getvariable('category_number')
    or enum_code(category_code) between getvariable('first_number_below') and getvariable('last_number_below')
