-- [relations]
-- Tables and views of the warehouse.
select table_name as relation

from information_schema.tables

where
    table_schema = current_schema()
    and table_catalog = current_database()

order by relation

-- [events]
select
    count(*) as events,
    max(event_time) as last_event,

from events

-- [delete]
delete from data_quality_results where run_id = $run_id

-- [insert]
insert into data_quality_results by name

select
    $run_id as run_id,
    $check_name as check_name,
    $relation as relation,
    $severity as severity,
    $rule as rule,
    cast($observed as double) as observed,
    cast($threshold as double) as threshold,
    $status as status,
    list_filter(string_split($sample_keys, chr(31)), lambda key: key <> '') as sample_keys,
    $reason as reason,
