-- Purchases behind numbers of buyers.

-- [buyer]
set variable opened_buyer = cast($buyer as bigint)

-- [purchases of a buyer]
select
    event_id,
    event_time,
    user_id,
    session_key,
    product_id,
    cast(category_code as varchar) as category_code,
    cast(brand as varchar) as brand,
    price,

from selected_events

where
    event_type = 'purchase'
    and user_id = getvariable('opened_buyer')

order by event_id

-- [sums of a buyer]
select
    count(*) as items,
    count(distinct session_key) as orders,
    count(distinct cast(event_time as date)) as purchase_days,
    cast(coalesce(sum(price), 0) as decimal(18, 2)) as spent,
    cast(min(event_time) as date) as first_date,
    cast(max(event_time) as date) as last_date,

from selected_events

where
    event_type = 'purchase'
    and user_id = getvariable('opened_buyer')

-- [purchases of found users]
select
    selected_events.event_id,
    selected_events.event_time,
    selected_events.user_id,
    selected_events.session_key,
    selected_events.product_id,
    cast(selected_events.category_code as varchar) as category_code,
    cast(selected_events.brand as varchar) as brand,
    selected_events.price,

from selected_events

semi join found_users
    on selected_events.user_id = found_users.user_id

where selected_events.event_type = 'purchase'

order by selected_events.event_id
