-- Lets the table being built be read under the name it will have; temporary relations are found before all others.
create or replace temp view {relation} as

select * from {working}
