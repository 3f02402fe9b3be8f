-- The segments with counts and money, in the map's order and also those without buyers.
with

segments as (

    select
        unnest(string_split($segments, chr(31))) as segment,
        unnest(range(1, len(string_split($segments, chr(31))) + 1)) as place,

),

totals as (

    select
        count(*) as buyers,
        sum(spent) as revenue,

    from rfm_buyers

),

final as (

    select
        segments.segment,
        count(rfm_buyers.user_id) as buyers,
        count(rfm_buyers.user_id) / nullif(any_value(totals.buyers), 0) as buyer_share,
        cast(coalesce(sum(rfm_buyers.spent), 0) as decimal(18, 2)) as revenue,
        coalesce(sum(rfm_buyers.spent), 0) / nullif(any_value(totals.revenue), 0) as revenue_share,

        cast(
            money_per(cast(coalesce(sum(rfm_buyers.spent), 0) as decimal(18, 2)), count(rfm_buyers.user_id))
            as decimal(18, 2)
        ) as mean_spend,

        cast(sum(rfm_buyers.recency_days) / nullif(count(rfm_buyers.user_id), 0) as double) as mean_recency_days,
        cast(sum(rfm_buyers.frequency) / nullif(count(rfm_buyers.user_id), 0) as double) as mean_frequency,
        coalesce(sum(power(cast(rfm_buyers.spent as double), 2)), 0) as spent_squares,

    from segments

    cross join totals

    left join rfm_buyers
        on segments.segment = rfm_buyers.segment

    group by
        segments.place,
        segments.segment

    order by segments.place

)

select * from final
