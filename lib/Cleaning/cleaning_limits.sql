-- The values of one cleaning run that the views below read; null means no limit.
create or replace temp table cleaning_limits as

select
    cast($event_from as timestamp) as event_from,
    cast($event_to as timestamp) as event_to,
    cast($price_cap as decimal(10, 2)) as price_cap,
