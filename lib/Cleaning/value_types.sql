-- The types in which events keep texts of few values: an ENUM keeps a number of a byte or more for each, in the order of text. It has at least one value, which is the empty text here.
create or replace temp type brand_value as enum (

    select '' as brand
    union
    select brand from events_raw where brand is not null
    order by brand

);

create or replace temp type category_code_value as enum (

    select '' as category_code
    union
    select category_code from events_raw where category_code is not null
    order by category_code

);

create or replace temp type source_file_value as enum (

    select '' as source_file
    union
    select source_file from events_raw
    order by source_file

)
