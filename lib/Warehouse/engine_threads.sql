-- How many threads the engine may use.
select cast(current_setting('threads') as integer) as threads
