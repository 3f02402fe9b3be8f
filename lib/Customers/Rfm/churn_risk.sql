-- Scored buyers who have not bought for long but bought often or were worth much, with the reasons in words. Where recency cannot tell buyers apart nobody has stayed away longer than others.
create or replace temp table churn_risk as

with

chosen as (

    select
        *,

        cast(
            date_diff('day', cast(first_purchase as date), cast(last_purchase as date)) / nullif(purchase_days - 1, 0)
            as double
        ) as mean_gap_days,

        date_diff('day', cast(first_purchase as date), cast(last_purchase as date)) / cast($unit_days as double)
            as last_repeat,

        -- The age that the model of buying counts; a purchase of a day that is not over yet lies at its end.
        greatest(
            date_diff('day', cast(first_purchase as date), cast(last_purchase as date)),
            date_diff(
                'day', cast(first_purchase as date), cast(cast($observed_to as timestamp) - interval 1 microsecond as date)
            )
        ) / cast($unit_days as double) as age,

    from rfm_buyers

    where
        segment <> $untold
        and r_score <= $maximum_r
        and (f_score >= $minimum_f or m_score >= $minimum_m)

),

categories as (

    select
        purchases.user_id,
        purchases.category_code,
        count(*) as items,
        coalesce(sum(purchases.price), 0) as spent,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) as purchases

    inner join chosen
        on purchases.user_id = chosen.user_id

    where
        purchases.event_time < cast($as_of as timestamp)
        and purchases.category_code is not null

    group by
        purchases.user_id,
        purchases.category_code

),

favourites as (

    select
        user_id,
        category_code,

    from categories

    qualify
        row_number() over (
            partition by user_id
            order by items desc, spent desc, category_code
            rows between unbounded preceding and current row
        ) = 1

),

final as (

    select
        chosen.user_id,
        chosen.segment,
        chosen.r_score,
        chosen.f_score,
        chosen.m_score,
        chosen.last_purchase,
        chosen.recency_days,
        chosen.mean_gap_days,
        chosen.frequency,
        chosen.spent,
        favourites.category_code as top_category,

        case
            when cast($r as double) is null then null
            when chosen.purchase_days = 1 then 1
            else 1 / (
                1 + exp(
                    ln(cast($a as double)) - ln(cast($b as double) + chosen.purchase_days - 2)
                    + (cast($r as double) + chosen.purchase_days - 1)
                    * ln((cast($alpha as double) + chosen.age) / (cast($alpha as double) + chosen.last_repeat))
                )
            )
        end as probability_alive,

        concat_ws(
            '; ',
            'no purchase for ' || chosen.recency_days || ' days',

            case
                when chosen.mean_gap_days > 0
                    then 'bought every ' || printf('%.1f', chosen.mean_gap_days) || ' days before'
            end,

            case
                when chosen.f_score >= $minimum_f
                    then 'bought ' || chosen.frequency || ' times (score ' || chosen.f_score || ')'
            end,

            case
                when chosen.m_score >= $minimum_m
                    then 'spent ' || chosen.spent || ' (score ' || chosen.m_score || ')'
            end
        ) as reason,

    from chosen

    left join favourites
        on chosen.user_id = favourites.user_id

)

select * from final
