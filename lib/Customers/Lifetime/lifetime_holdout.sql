-- Buyers of the calibration time with the same history and the same number of purchase days in the holdout time after it together.
with

holdout_days as (

    select distinct
        user_id,
        cast(event_time as date) as purchase_date,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where
        event_time >= cast($as_of as timestamp)
        and event_time < cast($holdout_end as timestamp)

),

holdout as (

    select
        user_id,
        count(*) as purchases,

    from holdout_days

    group by user_id

),

final as (

    select
        lifetime_customers.repeats,
        lifetime_customers.last_repeat_days,
        lifetime_customers.age_days,
        cast(coalesce(holdout.purchases, 0) as integer) as purchases,
        count(*) as customers,

    from lifetime_customers

    left join holdout
        on lifetime_customers.user_id = holdout.user_id

    group by
        lifetime_customers.repeats,
        lifetime_customers.last_repeat_days,
        lifetime_customers.age_days,
        coalesce(holdout.purchases, 0)

    order by
        lifetime_customers.repeats,
        lifetime_customers.last_repeat_days,
        lifetime_customers.age_days,
        purchases

)

select * from final
