-- The clean events. event_id counts them in a total order, and session_key the pairs of user and session, so that every run gives the same numbers.
create or replace table events as

with

kept as (

    select
        * replace (cast(event_type as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type),

    from kept_events

),

session_keys as (

    select
        user_id,
        user_session,
        row_number() over (
            order by user_id, user_session nulls last
            rows between unbounded preceding and current row
        ) as session_key,

    from (select distinct user_id, user_session from checked_events where reason is null)

),

sources as (

    select
        source_file,
        row_number() over (
            order by source_file
            rows between unbounded preceding and current row
        ) - 1 as source_rank,

    from (select distinct source_file from events_raw)

),

final as (

    select
        row_number() over (
            order by
                kept.event_time,
                kept.user_id,
                kept.user_session nulls last,
                kept.product_id,
                kept.event_type,
                kept.price nulls last,
                kept.category_id nulls last,
                kept.category_code nulls last,
                kept.brand nulls last,
                kept.position
            rows between unbounded preceding and current row
        ) as event_id,
        kept.event_time,
        cast(kept.event_time as date) as event_date,
        cast(hour(kept.event_time) as integer) as event_hour,
        kept.event_type,
        kept.product_id,
        kept.category_id,
        kept.category_code,
        kept.brand,
        kept.price,

        cast(
            case
                when kept.price is null then 'missing'
                when kept.price < 0 then 'negative'
                when kept.price = 0 then 'zero'
                when kept.price > cleaning_limits.price_cap then 'over_cap'
                else 'regular'
            end
            as enum ('regular', 'missing', 'negative', 'zero', 'over_cap')
        ) as price_flag,

        kept.user_id,
        kept.user_session,
        session_keys.session_key,
        kept.duplicate_count,
        sources.source_file,
        kept.position % 1099511627776 as source_row,

    from kept

    inner join session_keys
        on kept.user_id = session_keys.user_id
            and kept.user_session is not distinct from session_keys.user_session

    inner join sources
        on kept.position // 1099511627776 = sources.source_rank

    cross join cleaning_limits

)

select * from final
