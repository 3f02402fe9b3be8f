-- Days from a buyer's purchase day to the next one, or to the last day before as_of (a midnight) where there is none yet, with how many share them: from the first purchase day alone, or from every
-- one. Who bought first on that last day was watched for no day after it.
with

purchase_days as (

    select distinct
        user_id,
        cast(event_time as date) as purchase_date,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where event_time < cast($as_of as timestamp)

),

numbered as (

    select
        purchase_date,
        row_number() over (in_order rows between unbounded preceding and current row) as purchase_number,
        lead(purchase_date) over (in_order rows between unbounded preceding and unbounded following) as next_date,

    from purchase_days

    window in_order as (partition by user_id order by purchase_date)

),

gaps as (

    select
        date_diff(
            'day',
            purchase_date,
            coalesce(next_date, cast(cast($as_of as timestamp) - interval 1 microsecond as date))
        ) as days,
        next_date is not null as happened,

    from numbered

    where purchase_number = 1 or cast($every_purchase as boolean)

),

final as (

    select
        cast(days as double) as days,
        happened,
        count(*) as buyers,

    from gaps

    group by
        days,
        happened

)

select * from final order by days, happened
