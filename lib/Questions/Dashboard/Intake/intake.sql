-- What came in and what became of it, and the rows behind each number.

-- [column]
set variable opened_column = cast($column as varchar)

-- [raw rows]
-- Rows of the raw log without a value in a column, or all.
select *

from events_raw

where
    case getvariable('opened_column')
        when 'event_time' then event_time is null
        when 'event_type' then event_type is null
        when 'product_id' then product_id is null
        when 'category_id' then category_id is null
        when 'category_code' then category_code is null
        when 'brand' then brand is null
        when 'price' then price is null
        when 'user_id' then user_id is null
        when 'user_session' then user_session is null
        else true
    end

order by
    source_file,
    source_row

-- [clean rows]
-- Clean events without a value in a column, or all; columns of the log that a clean event always has are missing in none.
select *

from events

where
    case getvariable('opened_column')
        when 'category_id' then category_id is null
        when 'category_code' then category_code is null
        when 'brand' then brand is null
        when 'price' then price is null
        when 'user_session' then user_session is null
        else getvariable('opened_column') is null
    end

order by event_id

-- [lines]
-- Lines of the sources by what became of them.
select
    'accepted' as outcome,
    cast(null as varchar) as error_type,
    cast(null as varchar) as column_name,
    count(*) as lines,

from events_raw

union all

select
    'rejected' as outcome,
    error_type,
    column_name,
    count(*) as lines,

from events_rejected

group by
    error_type,
    column_name

order by
    outcome,
    lines desc,
    error_type,
    column_name

-- [reason]
set variable opened_error = cast($error_type as varchar);

set variable opened_column = cast($column_name as varchar)

-- [rejected lines]
select *

from events_rejected

where
    error_type is not distinct from getvariable('opened_error')
    and column_name is not distinct from getvariable('opened_column')

order by
    source_file,
    line

-- [rows]
-- Raw rows by what became of them, as the marts of events count them.
with

clean as (

    select
        cast(coalesce(sum(events), 0) as bigint) as events,
        cast(coalesce(sum(copies), 0) as bigint) as accepted,

    from mart_event_hours

),

final as (

    select
        1 as place,
        'clean' as outcome,
        cast(null as varchar) as reason,
        events,

    from clean

    union all

    select
        2 as place,
        'copy removed' as outcome,
        cast(null as varchar) as reason,
        accepted - events as events,

    from clean

    union all

    select
        3 as place,
        'put aside' as outcome,
        reason,
        events,

    from mart_quarantine_reasons

)

select
    outcome,
    reason,
    events as rows,

from final

order by
    place,
    events desc,
    reason

-- [raw count]
select count(*) from events_raw

-- [put aside]
select *

from events_quarantined

where reason = getvariable('opened_error')

order by
    source_file,
    source_row

-- [copies]
-- Raw rows that are neither events nor put aside; copies share time and user with an event that has some.
with

crowded as (

    select distinct
        event_time,
        user_id,

    from events

    where duplicate_count > 1

)

select events_raw.*

from events_raw

semi join crowded
    on events_raw.event_time = crowded.event_time
    and events_raw.user_id = crowded.user_id

anti join events
    on events_raw.source_file = events.source_file
    and events_raw.source_row = events.source_row

anti join events_quarantined
    on events_raw.source_file = events_quarantined.source_file
    and events_raw.source_row = events_quarantined.source_row

order by
    events_raw.source_file,
    events_raw.source_row
