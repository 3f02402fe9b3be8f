-- A type that keeps each of a column's values as a number, in the order of text.
create or replace temp type {type} as enum (

    select distinct {column}

    from events_raw

    where {column} is not null

    order by {column}

)
