-- How many units there are, counted before.
select cast($entries as bigint) as units
