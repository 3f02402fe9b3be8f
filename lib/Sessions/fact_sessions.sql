-- The sessions, still without a row. The limit matters: after a table was made by a sorted query that found nothing, DuckDB 1.5.6 loses a first insert of more rows than a row group holds
-- in the same transaction; a limit of 0 makes the table without running the query.
create or replace table fact_sessions as

select * from sessions_of('events', 0, 0)

limit 0
