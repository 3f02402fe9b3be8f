-- The units of the funnel without a value.
create or replace temp view funnel_valued as

select
    *,
    cast(null as varchar) as value,

from funnel_units
