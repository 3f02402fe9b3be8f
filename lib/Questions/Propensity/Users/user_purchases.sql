-- What users bought in the window, with the RFM score (3 to 15) by the fifths of that window's buyers; equal values have equal scores.
create or replace temp macro user_purchases(from_time, as_of, first_user, last_user) as table

with

purchases as (

    select
        user_id,
        count(*) as items,
        count(distinct session_key) as orders,
        coalesce(sum(price), 0) as revenue,
        sum(price) / nullif(count(price), 0) as mean_bought_price,
        max(event_time) as last_purchase,

    from fact_purchases

    where
        event_time >= cast(from_time as timestamp)
        and event_time < cast(as_of as timestamp)
        and user_id between cast(first_user as bigint) and cast(last_user as bigint)

    group by user_id

),

final as (

    select
        purchases.user_id,
        items,
        orders,
        revenue,
        mean_bought_price,
        days_until(as_of, last_purchase) as purchase_recency_days,

        -- Bought lately, often and for much: each is 1 and one more for every end below the value.
        5 - len(list_filter(rfm_ends.recency_days, lambda high: high < days_until(as_of, last_purchase)))
        + 1 + len(list_filter(rfm_ends.frequency, lambda high: high < purchases.orders))
        + 1 + len(list_filter(rfm_ends.money, lambda high: high < purchases.revenue)) as rfm_score,

    from purchases

    cross join rfm_ends

)

select * from final
