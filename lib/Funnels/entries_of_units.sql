-- How many units there are.
select count(*) as units

from {units}
