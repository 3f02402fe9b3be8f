-- The types in which events keep texts of few values: an ENUM keeps a number of a byte or more for each, in the order of text. It has at least one value: where a column has none, the empty text.
create or replace temp type brand_value as enum (

    select distinct brand from events_raw where brand is not null
    union all
    select '' as brand where not exists (select 1 from events_raw where brand is not null)
    order by brand

);

create or replace temp type category_code_value as enum (

    select distinct category_code from events_raw where category_code is not null
    union all
    select '' as category_code where not exists (select 1 from events_raw where category_code is not null)
    order by category_code

);

create or replace temp type source_file_value as enum (

    select distinct source_file from events_raw where source_file is not null
    union all
    select '' as source_file where not exists (select 1 from events_raw where source_file is not null)
    order by source_file

)
