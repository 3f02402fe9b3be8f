-- The most popular products of each group. Each event counts its weight, halved with every half-life of its age, as a whole number of 2^-32, so that a sum does not depend on its order.
with

events as (

    select
        product_id,

        case event_type
            when 'view' then cast($view as integer)
            when 'cart' then cast($cart as integer)
            when 'purchase' then cast($purchase as integer)
            else 0
        end as weight,

        date_diff('microsecond', event_time, cast($as_of as timestamp)) / cast($half_life as double) as half_lives,

    from filtered_journeys($filter_from, $filter_to, $filter_category, $filter_brand)

    where is_of_segment(user_id, $filter_segment)

),

scores as (

    select
        product_id,
        count(*) as events,
        sum(cast(round(4294967296 * weight * pow(0.5, half_lives)) as bigint)) as score,

    from events

    where weight > 0

    group by product_id

),

grouped as (

    select
        case $by
            when 'Brand' then products.brand
            when 'Category' then products.category_code
            else 'all'
        end as group_name,

        scores.product_id,
        scores.events,
        scores.score,

    from scores

    inner join dim_products as products
        on scores.product_id = products.product_id

),

ranked as (

    select
        group_name,
        cast(row_number() over best_first as integer) as rank,
        product_id,
        events,
        cast(score as double) / 4294967296 as score,

    from grouped

    where group_name is not null

    window best_first as (
        partition by group_name
        order by
            score desc,
            events desc,
            product_id
        rows between unbounded preceding and current row
    )

)

select *

from ranked

where rank <= cast($products as integer)

order by
    group_name,
    rank
