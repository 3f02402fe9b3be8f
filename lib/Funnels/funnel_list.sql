-- The first units behind one number of a funnel.
select * exclude (unit_key)

from {cell}

order by unit_key

limit $rows
