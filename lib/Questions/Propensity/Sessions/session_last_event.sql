-- The event of the instant, and what was known of its product on the days before.
create or replace temp table session_last_event as

with

viewed_before as (

    select
        events.user_id,
        events.product_id,
        min(events.event_id) as first_view,

    from sampled_events as events

    where events.event_type = 'view'

    group by
        events.user_id,
        events.product_id

),

final as (

    select
        instants.as_of_event,
        events.event_type as last_event,
        events.gap as last_gap_seconds,
        events.category_code as last_category,
        events.price as last_price,
        events.price / nullif(rates.category_price, 0) as last_price_to_category,
        coalesce(viewed_before.first_view < instants.first_event, false) as last_product_viewed_before,
        rates.product_conversion as last_product_conversion,
        rates.category_conversion as last_category_conversion,
        rates.brand_conversion as last_brand_conversion,
        shrunken(hours_to_date.purchases, hours_to_date.views, overall_to_date.rate) as hour_conversion,

    from instants

    inner join sampled_events as events
        on instants.as_of_event = events.event_id

    inner join subject_rates as rates
        on instants.as_of_event = rates.as_of_event
        and rates.subject = 'last'

    left join viewed_before
        on events.user_id = viewed_before.user_id
        and events.product_id = viewed_before.product_id

    asof left join overall_to_date
        on rates_end(instants.as_of) > overall_to_date.date

    asof left join hours_to_date
        on hour(instants.as_of) = hours_to_date.hour
        and rates_end(instants.as_of) > hours_to_date.date

)

select * from final
