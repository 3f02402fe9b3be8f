-- How many units are behind one number of a funnel.
select count(*) as units

from {cell}
