-- The units behind one number of a funnel.
select
    unit_key,
    user_id,
    session_key,
    product_id,
    entry_time,
    reached,
    coalesce(list_max(step_times), entry_time) as last_step_time,
    value,

from {valued}

where
    case cast($outcome as varchar)
        when 'Reached' then cast($step as integer) = 1 or step_times[cast($step as integer)] is not null
        when 'StoppedAfter' then reached = cast($step as integer)
        when 'Skipped' then step_times[cast($base as integer)] is not null and step_times[cast($step as integer)] is null
    end
    and (cast($value as varchar) is null or value = cast($value as varchar))
    and (cast($kept as varchar) is null or not list_contains(string_split(cast($kept as varchar), chr(31)), value))
