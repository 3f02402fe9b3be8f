-- [labels]
-- How the steps of a path are named and numbered, by those columns of events that make a step; the others are NULL. Every label that events can have is there.
create or replace temp table path_labels as

with

types as (

    select unnest(
        case
            when cast($by_type as boolean) then ['view', 'cart', 'remove_from_cart', 'purchase']
            else [null]
        end
    ) as event_type

),

codes as (

    select category_code

    from category_codes

    where cast($by_category as boolean)

    union all

    select null

),

products as (

    select product_id

    from dim_products

    where cast($by_product as boolean)

    union all

    select null

    where not cast($by_product as boolean)

),

named as (

    select
        cast(types.event_type as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type,
        codes.category_code,
        products.product_id,

        concat_ws(
            ' · ',
            types.event_type,

            case
                when cast($by_category as boolean) and cast($top_level as boolean)
                    then split_part(coalesce(cast(codes.category_code as varchar), 'uncategorized'), '.', 1)
                when cast($by_category as boolean)
                    then coalesce(cast(codes.category_code as varchar), 'uncategorized')
            end,

            cast(products.product_id as varchar)
        ) as label,

    from types

    cross join codes

    cross join products

),

final as (

    select
        *,
        dense_rank() over (order by label rows between unbounded preceding and current row) as label_id,

    from named

)

select * from final

-- [known steps]
-- What an anchor can be.
select distinct label as name

from path_labels
