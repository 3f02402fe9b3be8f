-- The units of the funnel without a value.
select
    *,
    cast(null as varchar) as value,

from {units}
