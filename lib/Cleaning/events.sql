-- The clean events of the days from $first_day to $last_day: checked, numbered within their day in a total order, and freed of their copies, of which the one that stands first in the sources is kept.
with

accepted as (

    select
        event_time,
        cast(event_time as date) as event_date,
        cast(event_type as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
        product_id,
        category_id,
        cast(category_code as category_code_value) as category_code,
        cast(brand as brand_value) as brand,
        price,
        user_id,
        user_session,
        cast(source_file as source_file_value) as source_file,
        source_row,

    from events_raw

    where event_time >= cast($first_day as date)
        and event_time < cast($last_day as date) + interval 1 day
        and quarantine_reason(event_time, event_type, product_id, user_id, $event_from, $event_to) is null

),

-- Only sessions that touch the days are looked up.
sessions as (

    select *

    from session_keys

    where first_event < cast($last_day as date) + interval 1 day
        and last_event >= cast($first_day as date)

),

numbered as (

    select
        accepted.*,
        sessions.session_key,

        day_key(accepted.event_date) + row_number() over (
            partition by accepted.event_date
            order by
                accepted.event_time,
                accepted.user_id,
                sessions.session_key,
                accepted.product_id,
                accepted.event_type,
                accepted.price nulls last,
                accepted.category_id nulls last,
                accepted.category_code nulls last,
                accepted.brand nulls last,
                accepted.source_file,
                accepted.source_row
            rows between unbounded preceding and current row
        ) as event_id,

    from accepted

    inner join sessions
        on accepted.user_id = sessions.user_id
            and accepted.user_session is not distinct from sessions.user_session

),

-- Copies share time and user whatever else counts, and few events do.
crowded as (

    select
        event_time,
        user_id,

    from numbered

    group by
        event_time,
        user_id

    having count(*) > 1

),

copies as (

    select
        numbered.event_id,
        count(*) over (
            copies_of_one
            rows between unbounded preceding and unbounded following
        ) as duplicate_count,
        row_number() over (
            copies_of_one
            order by source_file, source_row
            rows between unbounded preceding and current row
        ) = 1 as is_kept,

    from numbered

    semi join crowded
        on numbered.event_time = crowded.event_time
            and numbered.user_id = crowded.user_id

    -- What counts beside time, user, product and type: everything in exact copies, the session in copies of an event, the price in legacy ones.
    window copies_of_one as (
        partition by
            numbered.event_time,
            numbered.user_id,
            numbered.product_id,
            numbered.event_type,
            case when $deduplication in ('Exact', 'Event') then numbered.session_key end,
            case when $deduplication in ('Exact', 'Legacy') then numbered.price end,
            case when $deduplication = 'Exact' then numbered.category_id end,
            case when $deduplication = 'Exact' then numbered.category_code end,
            case when $deduplication = 'Exact' then numbered.brand end
    )

),

repeated as (

    select * from copies where duplicate_count > 1

),

final as (

    select
        numbered.event_id,
        numbered.event_time,
        numbered.event_date,
        cast(hour(numbered.event_time) as integer) as event_hour,
        numbered.event_type,
        numbered.product_id,
        numbered.category_id,
        numbered.category_code,
        numbered.brand,
        numbered.price,

        cast(
            case
                when numbered.price is null then 'missing'
                when numbered.price < 0 then 'negative'
                when numbered.price = 0 then 'zero'
                when numbered.price > cast($price_cap as decimal(10, 2)) then 'over_cap'
                else 'regular'
            end
            as enum ('regular', 'missing', 'negative', 'zero', 'over_cap')
        ) as price_flag,

        numbered.user_id,
        numbered.user_session,
        numbered.session_key,
        coalesce(repeated.duplicate_count, 1) as duplicate_count,
        numbered.source_file,
        numbered.source_row,

    from numbered

    left join repeated
        on numbered.event_id = repeated.event_id

    where coalesce(repeated.is_kept, true)

)

select * from final order by event_id
