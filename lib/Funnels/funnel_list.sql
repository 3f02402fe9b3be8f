-- The first units behind one number of a funnel.
select * exclude (unit_key)

from funnel_cell($step, $outcome, $base, $value, $kept)

order by unit_key

limit $rows
