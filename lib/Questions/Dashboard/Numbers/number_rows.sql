-- What is behind a number: the rows of the selected events, or the units that they belong to.

-- [page]
set variable shown_rows = cast($rows as bigint);

set variable skipped_rows = cast($skip as bigint)

-- [formula]
set variable formula_pattern = cast($pattern as varchar)

-- [guarded]
-- For spreadsheets: a text that they would take for a formula begins with an apostrophe.
select if(
    regexp_matches(typeof(columns(*)), '^(VARCHAR|ENUM)') and regexp_matches(cast(columns(*) as varchar), getvariable('formula_pattern')),
    '''' || cast(columns(*) as varchar),
    cast(columns(*) as varchar)
)

from opened_rows

-- [nothing]
select event_id from selected_events where false

-- [opened]
from opened_rows limit getvariable('shown_rows') offset getvariable('skipped_rows')

-- [count opened]
select count(*) from opened_rows

-- [events]
select
    selected_events.event_id,
    selected_events.event_time,
    selected_events.event_type,
    selected_events.user_id,
    selected_events.session_key,
    selected_events.product_id,
    cast(selected_events.category_code as varchar) as category_code,
    cast(selected_events.brand as varchar) as brand,
    selected_events.price,

from selected_events

order by selected_events.event_id

limit getvariable('shown_rows')

offset getvariable('skipped_rows')

-- [users]
select
    user_id,
    min(event_time) as first_event,
    max(event_time) as last_event,
    count(*) as events,
    count(*) filter (event_type = 'purchase') as purchases,
    cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

from selected_events

group by user_id

order by user_id

limit getvariable('shown_rows')

offset getvariable('skipped_rows')

-- [sessions]
select
    session_key,
    any_value(user_id) as user_id,
    min(event_time) as first_event,
    max(event_time) as last_event,
    count(*) as events,
    count(*) filter (event_type = 'purchase') as purchases,
    cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

from selected_events

group by session_key

order by session_key

limit getvariable('shown_rows')

offset getvariable('skipped_rows')

-- [products]
select
    product_id,
    min(event_time) as first_event,
    max(event_time) as last_event,
    count(*) as events,
    count(*) filter (event_type = 'purchase') as purchases,
    cast(coalesce(sum(price) filter (event_type = 'purchase'), 0) as decimal(18, 2)) as revenue,

from selected_events

group by product_id

order by product_id

limit getvariable('shown_rows')

offset getvariable('skipped_rows')

-- [count events]
select count(*) from selected_events

-- [sum of prices]
select cast(coalesce(sum(price), 0) as decimal(18, 2)) from selected_events

-- [count users]
select count(distinct user_id) from selected_sessions

-- [count sessions]
select count(*) from selected_sessions

-- [count products]
select count(distinct product_id) from selected_events
