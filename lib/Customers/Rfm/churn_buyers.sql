-- Scored buyers who have not bought for long but bought often or were worth much. Where recency cannot tell buyers apart nobody has stayed away longer than others.
create or replace temp table churn_buyers as

select
    *,
    cast(purchase_days - 1 as integer) as repeats,

    cast(
        date_diff('day', cast(first_purchase as date), cast(last_purchase as date)) as integer
    ) as last_repeat_days,

    cast(last_repeat_days / nullif(repeats, 0) as double) as mean_gap_days,

    -- The age that the model of buying counts; a purchase of a day that is not over yet lies at its end.
    cast(
        greatest(
            date_diff('day', cast(first_purchase as date), cast(last_purchase as date)),
            date_diff(
                'day', cast(first_purchase as date), cast(cast($observed_to as timestamp) - interval 1 microsecond as date)
            )
        ) as integer
    ) as age_days,

from rfm_buyers

where
    segment <> $untold
    and r_score <= $maximum_r
    and recency_days >= cast($quiet_days as integer)
    and (f_score >= $minimum_f or m_score >= $minimum_m)
