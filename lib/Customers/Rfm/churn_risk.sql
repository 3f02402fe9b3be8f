-- The buyers at risk with the category they bought most of, the chance to be alive and the reasons in words.
create or replace temp table churn_risk as

with

categories as (

    select
        purchases.user_id,
        purchases.category_code,
        count(*) as items,
        coalesce(sum(purchases.price), 0) as spent,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) as purchases

    inner join churn_buyers
        on purchases.user_id = churn_buyers.user_id

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
        churn_buyers.user_id,
        churn_buyers.segment,
        churn_buyers.r_score,
        churn_buyers.f_score,
        churn_buyers.m_score,
        churn_buyers.last_purchase,
        churn_buyers.recency_days,
        churn_buyers.mean_gap_days,
        churn_buyers.frequency,
        churn_buyers.spent,
        favourites.category_code as top_category,
        churn_alive.probability_alive,

        concat_ws(
            '; ',
            'no purchase for ' || churn_buyers.recency_days || ' days',

            case
                when churn_buyers.mean_gap_days > 0
                    then 'bought every ' || printf('%.1f', churn_buyers.mean_gap_days) || ' days before'
            end,

            case
                when churn_buyers.f_score >= $minimum_f
                    then 'bought ' || churn_buyers.frequency || ' times (score ' || churn_buyers.f_score || ')'
            end,

            case
                when churn_buyers.m_score >= $minimum_m
                    then 'spent ' || churn_buyers.spent || ' (score ' || churn_buyers.m_score || ')'
            end
        ) as reason,

    from churn_buyers

    left join favourites
        on churn_buyers.user_id = favourites.user_id

    left join churn_alive
        on churn_buyers.repeats = churn_alive.repeats
        and churn_buyers.last_repeat_days = churn_alive.last_repeat_days
        and churn_buyers.age_days = churn_alive.age_days

)

select * from final
