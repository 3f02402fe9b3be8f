-- The rows with each user's revenue, now and before, set down to the revenue that this share of all analysed users does not exceed, all arms together.
create or replace temp table experiment_capped_rows as

with

cap as (

    select cast(quantile_cont(cast(revenue as double), $percentile) as decimal(18, 2)) as cap from experiment_rows

),

final as (

    select
        experiment_rows.* replace (
            least(experiment_rows.revenue, cap.cap) as revenue,
            least(experiment_rows.pre_revenue, cap.cap) as pre_revenue
        ),

    from experiment_rows

    cross join cap

)

select * from final
