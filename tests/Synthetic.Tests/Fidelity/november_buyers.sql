-- How well a plain score over October's events tells who buys in November: base rate, area under the ROC curve (Mann-Whitney), share of buyers in the best twentieth.
with october_users as (
    select
        user_id,
        ln(1 + count(distinct user_session)) * 0.35
            + ln(1 + count(*) filter (where event_type = 'view')) * 0.25
            + ln(1 + count(*) filter (where event_type = 'cart')) * 0.8
            + ln(1 + count(*) filter (where event_type = 'purchase')) * 1.0
            + (epoch(max(event_time)) - epoch(timestamp '2019-10-01')) / 86400 * 0.035 as score
    from read_parquet($october)
    group by user_id
),

buyers as (
    select distinct user_id
    from read_parquet($november)
    where event_type = 'purchase'
),

ranked as (
    select
        (buyers.user_id is not null)::integer as buys,
        rank() over (order by score) + (count(*) over (partition by score) - 1) / 2.0 as place,
        row_number() over (order by score desc, october_users.user_id) as position,
        count(*) over () as users
    from october_users
    left join buyers on buyers.user_id = october_users.user_id
)

select
    avg(buys)::double as base_rate,
    ((sum(place) filter (where buys = 1) - sum(buys) * (sum(buys) + 1) / 2.0) / (sum(buys) * sum(1 - buys)))::double as auc,
    (avg(buys) filter (where position <= users * 0.05))::double as best
from ranked
