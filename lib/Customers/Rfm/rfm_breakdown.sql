-- Scored buyers by what they bought: in each value and segment the buyers of it, what they bought of it and paid for it. A buyer counts once in every value that he bought; values beyond the first by
-- buyers are one group, NULL, in which he counts once.
with

purchases as (

    select
        user_id,
        price,

        case cast($by as varchar)
            when 'Brand' then coalesce(cast(brand as varchar), 'unknown_brand')
            when 'Category' then coalesce(split_part(cast(category_code as varchar), '.', 1), 'uncategorized')
        end as value,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where event_time < cast($as_of as timestamp)

),

kept as (

    select
        value,
        count(distinct user_id) as buyers,

    from purchases

    group by value

    order by
        buyers desc,
        value

    limit $top

),

final as (

    select
        kept.value,
        rfm_buyers.segment,
        count(distinct purchases.user_id) as buyers,
        count(*) as items,
        cast(coalesce(sum(purchases.price), 0) as decimal(18, 2)) as revenue,

    from purchases

    inner join rfm_buyers
        on purchases.user_id = rfm_buyers.user_id

    left join kept
        on purchases.value = kept.value

    group by
        kept.value,
        rfm_buyers.segment

)

select * from final order by value nulls last, segment
