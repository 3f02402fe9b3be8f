-- Every buyer with recency, frequency and monetary value before as_of, scores and segment. Ranks are whole numbers, so that no score hangs on rounding.
create or replace temp table {target} as

with

purchases as (

    select
        user_id,
        session_key,
        event_time,
        price,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where event_time < cast($as_of as timestamp)

),

buyers as (

    select
        user_id,
        min(event_time) as first_purchase,
        max(event_time) as last_purchase,
        count(distinct cast(event_time as date)) as purchase_days,
        count(distinct session_key) as orders,
        count(*) as items,
        cast(coalesce(sum(price), 0) as decimal(18, 2)) as spent,

    from purchases

    group by user_id

),

measured as (

    select
        *,
        date_diff('day', cast(last_purchase as date), cast(cast($as_of as timestamp) as date)) as recency_days,

        case cast($frequency as varchar)
            when 'PurchaseDays' then purchase_days
            when 'Orders' then orders
            when 'Items' then items
        end as frequency,

        case cast($monetary as varchar)
            when 'Sum' then spent
            when 'MeanPerOrder' then cast(money_per(spent, orders) as decimal(18, 2))
        end as monetary,

    from buyers

),

ranked as (

    select
        *,
        count(*) over (rows between unbounded preceding and unbounded following) - 1 as others,
        rank() over by_recency - 1 as less_recent,
        rank() over by_frequency - 1 as less_frequent,
        rank() over by_monetary - 1 as less_worth,
        ntile(5) over by_recency_and_id as recency_fifth,
        ntile(5) over by_frequency_and_id as frequency_fifth,
        ntile(5) over by_monetary_and_id as monetary_fifth,

    from measured

    window
        by_recency as (order by recency_days desc rows between unbounded preceding and current row),
        by_frequency as (order by frequency rows between unbounded preceding and current row),
        by_monetary as (order by monetary rows between unbounded preceding and current row),
        by_recency_and_id as (order by recency_days desc, user_id rows between unbounded preceding and current row),
        by_frequency_and_id as (order by frequency, user_id rows between unbounded preceding and current row),
        by_monetary_and_id as (order by monetary, user_id rows between unbounded preceding and current row)

),

scored as (

    select
        *,

        cast(
            case cast($scoring as varchar)
                when 'Ntile' then recency_fifth
                else least(5, 1 + coalesce(5 * less_recent // nullif(others, 0), 0))
            end
            as integer
        ) as r_score,

        cast(
            case cast($scoring as varchar)
                when 'Ntile' then frequency_fifth
                else least(5, 1 + coalesce(5 * less_frequent // nullif(others, 0), 0))
            end
            as integer
        ) as f_score,

        cast(
            case cast($scoring as varchar)
                when 'Ntile' then monetary_fifth
                else least(5, 1 + coalesce(5 * less_worth // nullif(others, 0), 0))
            end
            as integer
        ) as m_score,

    from ranked

),

placed as (

    select
        *,
        string_split($cells, chr(31))[(r_score - 1) * 5 + f_score] as cell_segment,

    from scored

),

final as (

    select
        user_id,
        first_purchase,
        last_purchase,
        recency_days,
        purchase_days,
        orders,
        items,
        frequency,
        spent,
        monetary,
        r_score,
        f_score,
        m_score,

        case
            when cell_segment = cast($split_segment as varchar) and m_score < $split_score
                then cast($split_otherwise as varchar)
            else cell_segment
        end as segment,

    from placed

)

select * from final
