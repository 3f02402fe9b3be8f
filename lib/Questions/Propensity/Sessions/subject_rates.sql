-- What was known of products on the days before an instant: those of its event and, for items in carts, of the item.
create or replace temp macro subject_rates() as table

with

subjects as (

    select
        'last' as subject,
        instants.as_of_event,
        rates_end(instants.as_of) as rates_end,
        events.product_id,
        events.category_code,
        events.brand,

    from instants

    inner join sampled_events as events
        on instants.as_of_event = events.event_id

    union all

    select
        'item' as subject,
        instants.as_of_event,
        rates_end(instants.as_of) as rates_end,
        events.product_id,
        events.category_code,
        events.brand,

    from instants

    inner join sampled_events as events
        on instants.cart_event = events.event_id

),

final as (

    select
        subjects.subject,
        subjects.as_of_event,
        categories_to_date.mean_price as category_price,
        shrunken(products_to_date.purchases, products_to_date.views, overall_to_date.rate) as product_conversion,
        shrunken(categories_to_date.purchases, categories_to_date.views, overall_to_date.rate) as category_conversion,
        shrunken(brands_to_date.purchases, brands_to_date.views, overall_to_date.rate) as brand_conversion,

    from subjects

    asof left join overall_to_date
        on subjects.rates_end > overall_to_date.date

    asof left join products_to_date
        on subjects.product_id = products_to_date.product_id
        and subjects.rates_end > products_to_date.date

    asof left join categories_to_date
        on subjects.category_code = categories_to_date.category_code
        and subjects.rates_end > categories_to_date.date

    asof left join brands_to_date
        on subjects.brand = brands_to_date.brand
        and subjects.rates_end > brands_to_date.date

)

select * from final
