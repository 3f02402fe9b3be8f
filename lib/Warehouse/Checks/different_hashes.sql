-- Whether no two rows of a relation have the same hash of these columns.
select count(distinct hash({columns})) = count(*)

from {relation}
