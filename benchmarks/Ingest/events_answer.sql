-- What is in a set of events, whatever types and order they were written with: one row of figures.
with

source as (

    select
        cast(event_time as timestamp) as event_time,
        cast(event_type as varchar) as event_type,
        cast(product_id as bigint) as product_id,
        cast(category_id as bigint) as category_id,
        cast(category_code as varchar) as category_code,
        cast(brand as varchar) as brand,
        cast(price as decimal(18, 2)) as price,
        cast(user_id as bigint) as user_id,
        cast(user_session as uuid) as user_session,

    from {events}

),

final as (

    select
        count(*) as rows,
        count(*) - count(event_time) as event_time_nulls,
        count(*) - count(event_type) as event_type_nulls,
        count(*) - count(product_id) as product_id_nulls,
        count(*) - count(category_id) as category_id_nulls,
        count(*) - count(category_code) as category_code_nulls,
        count(*) - count(brand) as brand_nulls,
        count(*) - count(price) as price_nulls,
        count(*) - count(user_id) as user_id_nulls,
        count(*) - count(user_session) as user_session_nulls,
        count(distinct event_time) as event_time_distinct,
        count(distinct event_type) as event_type_distinct,
        count(distinct product_id) as product_id_distinct,
        count(distinct category_id) as category_id_distinct,
        count(distinct category_code) as category_code_distinct,
        count(distinct brand) as brand_distinct,
        count(distinct price) as price_distinct,
        count(distinct user_id) as user_id_distinct,
        count(distinct user_session) as user_session_distinct,
        min(event_time) as event_time_min,
        max(event_time) as event_time_max,
        sum(epoch_us(event_time)) as event_time_sum,
        sum(product_id) as product_id_sum,
        sum(category_id) as category_id_sum,
        sum(price) as price_sum,
        sum(user_id) as user_id_sum,

        -- The sum of hashes is the same for the same rows in any order, and for hardly any others.
        sum(hash(
            event_time,
            event_type,
            product_id,
            category_id,
            category_code,
            brand,
            price,
            user_id,
            user_session
        )) as row_hash_sum,

    from source

)

select * from final
