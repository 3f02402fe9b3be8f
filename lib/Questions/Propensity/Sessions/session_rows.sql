-- [sessions]
-- The features of sessions at their instants.
create or replace temp table session_features as

select
    *,
    last_price / nullif(user_mean_viewed_price, 0) as last_price_to_own,

from session_activity

inner join session_products using (as_of_event)

inner join session_last_event using (as_of_event)

inner join session_history using (as_of_event)

-- [items]
-- The features of items in carts: those of the session, and those of the item.
create or replace temp table session_features as

select
    *,
    last_price / nullif(user_mean_viewed_price, 0) as last_price_to_own,
    item_price / nullif(user_mean_viewed_price, 0) as item_price_to_own,

from session_activity

inner join session_products using (as_of_event)

inner join session_last_event using (as_of_event)

inner join session_history using (as_of_event)

inner join cart_item using (as_of_event)

-- [matrix]
-- All of them as numbers, by user and instant: categories as their codes from 0 on.
with

coded as (

    select
        instants.user_id,
        session_features.* replace (
            enum_code(last_event) as last_event,
            enum_code(last_category) as last_category,
        )

    from session_features

    inner join instants
        on session_features.as_of_event = instants.as_of_event

)

select cast(columns(* exclude (user_id, as_of_event)) as double)

from coded

order by
    user_id,
    as_of_event

-- [labels]
-- Their users and labels.
select
    instants.user_id,
    cast(instants.label as bigint) as label,

from session_features

inner join instants
    on session_features.as_of_event = instants.as_of_event

order by
    instants.user_id,
    instants.as_of_event

-- [names]
-- What the codes of a column of categories stand for, by code.
select unnest(enum_range(any_value(columns([$column])))) as name,

from session_features
