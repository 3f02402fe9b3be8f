-- Between which ends a column's whole numbers lie; no row where it has other values, a NULL, or none.
select
    try_cast(cast(min({column}) as varchar) as bigint) as first,
    try_cast(cast(max({column}) as varchar) as bigint) as last,
    count(*) as rows,

from {relation}

having
    any_value(typeof({column})) in ('BIGINT', 'INTEGER', 'SMALLINT', 'TINYINT')
    and count({column}) = count(*)
    and count(*) > 0
