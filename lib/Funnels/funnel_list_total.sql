-- How many units are behind one number of a funnel.
select count(*) as units

from funnel_cell($step, $outcome, $base, $value, $kept)
