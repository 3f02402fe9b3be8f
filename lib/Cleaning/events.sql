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

keyed as (

    select
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
        source_ranks.source_file,
        kept.position % 1099511627776 as source_row,

    from kept

    inner join session_keys
        on kept.user_id = session_keys.user_id
            and kept.user_session is not distinct from session_keys.user_session

    inner join source_ranks
        on kept.position // 1099511627776 = source_ranks.source_rank

    cross join cleaning_limits

),

ordered as (

    -- session_key follows user_session for a user, and source_file its position.
    select * from keyed

    order by
        event_time,
        user_id,
        session_key,
        product_id,
        event_type,
        price nulls last,
        category_id nulls last,
        category_code nulls last,
        brand nulls last,
        source_file,
        source_row

),

final as (

    -- DuckDB documents that an empty window keeps the order of an ordered query; it costs less than a window that orders.
    select
        row_number() over () as event_id,
        *,

    from ordered

)

select * from final
