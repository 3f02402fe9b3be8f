-- [features]
-- The features of the users between two ids.
create or replace temp table feature_users as

select *

from user_features($from, $as_of, $first_user, $last_user)

-- [matrix]
-- All of them as numbers, by user: categories as their codes from 0 on.
with

coded as (

    select
        * replace (
            enum_code(primary_category) as primary_category,
            enum_code(preferred_brand) as preferred_brand,
            enum_code(last_event) as last_event,
            cast(has_prior_purchase as integer) as has_prior_purchase
        )

    from feature_users

)

select cast(columns(* exclude (user_id)) as double)

from coded

order by user_id

-- [labels]
-- Their ids and labels: whether they buy from as_of on, before until.
select
    feature_users.user_id,
    cast(buyers.user_id is not null as bigint) as label,

from feature_users

left join (
    select distinct user_id

    from fact_purchases

    where
        event_time >= cast($as_of as timestamp)
        and event_time < cast($until as timestamp)
) as buyers
    on feature_users.user_id = buyers.user_id

order by feature_users.user_id

-- [names]
-- What the codes of a column of categories stand for, by code.
select unnest(enum_range(any_value(columns([$column])))) as name,

from feature_users
