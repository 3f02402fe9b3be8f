-- One row for every buyer before as_of (a midnight): repeat purchase days, days from the first to the last and to the last day before as_of, and the money of the repeats. All purchases of a date are
-- one; the first date's money is no repeat.
create or replace temp table lifetime_customers as

with

purchase_days as (

    select
        user_id,
        cast(event_time as date) as purchase_date,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as spent,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where event_time < cast($as_of as timestamp)

    group by
        user_id,
        purchase_date

),

buyers as (

    select
        user_id,
        min(purchase_date) as first_date,
        max(purchase_date) as last_date,
        count(*) - 1 as repeats,
        sum(spent) - arg_min(spent, purchase_date) as repeat_spend,

    from purchase_days

    group by user_id

),

final as (

    select
        user_id,
        cast(repeats as integer) as repeats,
        cast(date_diff('day', first_date, last_date) as integer) as last_repeat_days,
        cast(
            date_diff('day', first_date, cast(cast($as_of as timestamp) - interval 1 microsecond as date)) as integer
        ) as age_days,
        cast(repeat_spend as decimal(18, 2)) as repeat_spend,

    from buyers

)

select * from final
