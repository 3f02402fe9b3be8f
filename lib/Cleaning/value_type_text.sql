-- The type of a column with so many values that numbering them would not pay.
create or replace temp type {type} as varchar
