-- The accepted events of one stretch of time in their total order, copies included, which the rows' numbers keep. session_key stands for the pair of user and session.
drop table if exists temp.event_slice;

create temp table event_slice as

with

accepted as (

    select
        event_time,
        cast(event_type as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
        product_id,
        category_id,
        cast(category_code as category_code_value) as category_code,
        cast(brand as brand_value) as brand,
        price,

        cast(
            case
                when price is null then 'missing'
                when price < 0 then 'negative'
                when price = 0 then 'zero'
                when price > price_cap then 'over_cap'
                else 'regular'
            end
            as enum ('regular', 'missing', 'negative', 'zero', 'over_cap')
        ) as price_flag,

        user_id,
        user_session,
        cast(source_file as source_file_value) as source_file,
        source_row,

    from checked_events

    where reason is null
        and event_time >= $slice_from
        and event_time < $slice_to

),

-- Only sessions that touch the stretch are looked up.
touching as (

    select
        rowid - $first_session + 1 as session_key,
        user_id,
        user_session,

    from session_keys

    where first_event < $slice_to
        and last_event >= $slice_from

),

final as (

    select
        accepted.*,
        touching.session_key,
        cast(1 as bigint) as duplicate_count,

    from accepted

    inner join touching
        on accepted.user_id = touching.user_id
            and accepted.user_session is not distinct from touching.user_session

)

select * from final

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
