-- Every buyer with recency, frequency and monetary value before as_of, scores and segment. Places are whole numbers, so that no score hangs on rounding; a
-- buyer's place is the number of buyers below, so that equal values have one place. Where all have bought last on the same day, nobody has stayed away longer than another: they are in no segment.
create or replace temp table rfm_buyers as

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

recencies as (

    select
        recency_days,
        cast(
            sum(count(*)) over (order by recency_days desc rows between unbounded preceding and current row) - count(*)
            as bigint
        ) as less_recent,

    from measured

    group by recency_days

),

frequencies as (

    select
        frequency,
        cast(
            sum(count(*)) over (order by frequency rows between unbounded preceding and current row) - count(*)
            as bigint
        ) as less_frequent,

    from measured

    group by frequency

),

monetaries as (

    select
        monetary,
        cast(
            sum(count(*)) over (order by monetary rows between unbounded preceding and current row) - count(*)
            as bigint
        ) as less_worth,

    from measured

    group by monetary

),

others as (

    select
        count(*) - 1 as others,
        count(distinct recency_days) as recencies,

    from measured

),

-- The engine knows at planning time which of the two ways of scoring is meant and leaves the other one out.
scored as (

    select
        measured.*,

        cast(least(5, 1 + coalesce(5 * recencies.less_recent // nullif(others.others, 0), 0)) as integer) as r_score,

        cast(
            least(5, 1 + coalesce(5 * frequencies.less_frequent // nullif(others.others, 0), 0)) as integer
        ) as f_score,

        cast(least(5, 1 + coalesce(5 * monetaries.less_worth // nullif(others.others, 0), 0)) as integer) as m_score,

    from measured

    inner join recencies
        on measured.recency_days = recencies.recency_days

    inner join frequencies
        on measured.frequency = frequencies.frequency

    inner join monetaries
        on measured.monetary = monetaries.monetary

    cross join others

    where cast($scoring as varchar) <> 'Ntile'

    union all

    select
        *,
        cast(ntile(5) over by_recency as integer) as r_score,
        cast(ntile(5) over by_frequency as integer) as f_score,
        cast(ntile(5) over by_monetary as integer) as m_score,

    from measured

    where cast($scoring as varchar) = 'Ntile'

    window
        by_recency as (order by recency_days desc, user_id rows between unbounded preceding and current row),
        by_frequency as (order by frequency, user_id rows between unbounded preceding and current row),
        by_monetary as (order by monetary, user_id rows between unbounded preceding and current row)

),

cells as (

    select
        unnest(string_split($cells, chr(31))) as cell_segment,
        unnest(range(len(string_split($cells, chr(31))))) as cell,

),

placed as (

    select
        scored.*,
        cells.cell_segment,

    from scored

    inner join cells
        on (scored.r_score - 1) * 5 + scored.f_score - 1 = cells.cell

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
            when others.recencies = 1 then cast($untold as varchar)
            when cell_segment = cast($split_segment as varchar) and m_score < $split_score
                then cast($split_otherwise as varchar)
            else cell_segment
        end as segment,

    from placed

    cross join others

)

select * from final
