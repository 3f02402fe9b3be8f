-- How much users did in the window, and how long ago.
create or replace temp macro user_activity(from_time, as_of, first_user, last_user) as table

with

events as (

    select
        events.user_id,
        events.event_type,
        events.event_time,
        events.price,
        category_rates.mean_price as category_price,
        hour_rates.rate as hour_rate,

    from window_events(from_time, as_of, first_user, last_user) as events

    left join category_rates
        on events.category_code = category_rates.category_code

    left join hour_rates
        on hour(events.event_time) = hour_rates.hour

),

users as (

    select
        user_id,
        count(*) as oct_events,
        count(*) filter (event_type = 'view') as oct_views,
        count(*) filter (event_type = 'cart') as oct_carts,
        count(*) filter (event_type = 'remove_from_cart') as removes,
        count(*) filter (event_time >= cast(as_of as timestamp) - interval 7 day) as events_last_7_days,

        count(*) filter (
            event_type = 'cart' and event_time >= cast(as_of as timestamp) - interval 7 day
        ) as carts_last_7_days,

        date_diff('second', min(event_time), max(event_time)) / 86400.0 as active_span_days,
        max(event_time) as last_event,
        max(event_time) filter (event_type = 'view') as last_view,
        max(event_time) filter (event_type = 'cart') as last_cart,
        count(*) filter (event_type = 'cart') / nullif(count(*) filter (event_type = 'view'), 0) as carts_per_view,

        sum(price) filter (event_type = 'view')
        / nullif(count(price) filter (event_type = 'view'), 0) as mean_viewed_price,

        sum(price) filter (event_type = 'view' and category_price > 0)
        / nullif(
            sum(category_price) filter (event_type = 'view' and price is not null and category_price > 0), 0
        ) as price_to_category,

        sum(hour_rate) / nullif(count(hour_rate), 0) as hour_conversion,
        count(*) filter (dayofweek(event_time) in (0, 6)) / count(*) as weekend_share,

    from events

    group by user_id

),

final as (

    select
        *,
        days_until(as_of, last_event) as recency_days,
        days_until(as_of, last_view) as view_recency_days,
        days_until(as_of, last_cart) as cart_recency_days,

    from users

)

select * from final
