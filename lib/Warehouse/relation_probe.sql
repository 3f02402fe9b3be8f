-- Reads nothing from a relation, which costs nothing and fails where there is none.
select 1 as found

from {relation}

limit 0
