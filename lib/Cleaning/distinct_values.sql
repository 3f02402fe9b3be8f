-- How many values a column of the raw events has.
select count(distinct {column}) from events_raw
