-- The first events of every unit by the funnel's steps, and the product and category of the first of all where it is known to be the earliest of these.
with

placed as (

    select
        unit_key,
        user_id,
        session_key,
        product_id,
        first_time,
        first_product_id,
        first_category_id,

        case cast($place_1 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_1,

        case cast($place_2 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_2,

        case cast($place_3 as integer)
            when 0 then first_view
            when 1 then first_cart
            when 3 then first_purchase
        end as first_3,

    from {firsts}

),

entered as (

    select
        *,
        case when $any_order then least(first_1, first_2, first_3) else first_1 end as entry_time,

        cast(first_1 is not null as integer) + cast(first_2 is not null as integer)
            + cast(first_3 is not null as integer) as types,

    from placed

)

select
    unit_key,
    user_id,
    session_key,
    product_id,
    first_1,
    first_2,
    first_3,
    types,
    entry_time,
    case when entry_time = first_time then first_product_id end as entry_product_id,
    case when entry_time = first_time then first_category_id end as entry_category_id,

from entered

where entry_time is not null
