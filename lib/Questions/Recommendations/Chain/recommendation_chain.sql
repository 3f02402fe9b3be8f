-- From what a basket holds to what is offered with it: each source fills what those before it leave open.

-- [products]
-- The basket's products as they were named, with commas between them, the last one last.
create or replace temp table basket as

with

named as (

    select list_filter(string_split(cast($products as varchar), ','), lambda name: name <> '') as names

)

select
    cast(unnest(names) as bigint) as product_id,
    generate_subscripts(names, 1) as place,

from named

-- [session]
-- The products of a session, by their last event there.
create or replace temp table basket as

select
    events.product_id,
    max(events.event_id) as place,

from fact_events as events

inner join fact_sessions as sessions
    on
        events.session_key = sessions.session_key
        and events.user_id = sessions.user_id

where sessions.session_key = cast($session as bigint)

group by events.product_id

-- [user]
-- The products that a user came to last, by their last event.
create or replace temp table basket as

select
    product_id,
    max(event_id) as place,

from fact_events

where user_id = cast($user as bigint)

group by product_id

order by place desc

limit $products

-- [is session]
select count(*) > 0 from fact_sessions where session_key = cast($session as bigint)

-- [size]
select count(*) from basket

-- [offers]
-- Scores that rounding alone parts are equal. Popularity counts purchases, each halved with every half-life of its age before the end of the log, as a whole number of 2^-32, so that a sum does not depend on its order.
with

seeds as (

    select
        basket.place,
        products.product_id,
        products.brand,
        products.category_code,
        products.current_price,

    from basket

    inner join dim_products as products
        on basket.product_id = products.product_id

),

ends as (

    select max(last_seen) as last_event from dim_products

),

popularity as (

    select
        purchases.product_id,

        sum(
            cast(
                round(
                    4294967296
                    * pow(0.5, date_diff('microsecond', purchases.event_time, ends.last_event) / cast($half_life as double))
                ) as bigint
            )
        ) as score,

    from fact_purchases as purchases

    cross join ends

    group by purchases.product_id

),

products as (

    select
        products.product_id,
        products.brand,
        products.category_code,
        products.current_price,

        cast(
            row_number() over (
                order by
                    coalesce(popularity.score, 0) desc,
                    products.total_events desc,
                    products.product_id
                rows between unbounded preceding and current row
            ) as bigint
        ) as popularity_place,

    from dim_products as products

    left join popularity
        on products.product_id = popularity.product_id

),

bought_together as (

    select
        affinity.other_id as product_id,
        round(max(affinity.confidence), 12) as score,
        arg_max(affinity.reason, (affinity.confidence, affinity.lift, -affinity.product_id)) as reason,

    from seeds

    inner join predictions_product_affinity as affinity
        on seeds.product_id = affinity.product_id

    where affinity.is_significant

    group by affinity.other_id

),

in_same_sessions as (

    select
        neighbours.neighbour_id as product_id,
        round(sum(neighbours.similarity order by seeds.place, seeds.product_id), 12) as score,
        max(neighbours.sessions) as sessions,

    from seeds

    inner join predictions_product_neighbours as neighbours
        on seeds.product_id = neighbours.product_id

    group by neighbours.neighbour_id

),

alike as (

    select distinct products.product_id

    from products

    inner join seeds
        on
            products.brand = seeds.brand
            and products.category_code = seeds.category_code

    where
        products.current_price >= seeds.current_price * (1 - cast($price_range as decimal(4, 2)))
        and products.current_price <= seeds.current_price * (1 + cast($price_range as decimal(4, 2)))

),

of_category as (

    select product_id

    from products

    where category_code in (select category_code from seeds)

),

candidates as (

    select
        product_id,
        'BoughtTogether' as source,
        1 as source_place,
        score,
        reason,

    from bought_together

    union all

    select
        product_id,
        'SameSessions' as source,
        2 as source_place,
        score,
        'in ' || sessions || ' sessions with a product of the basket' as reason,

    from in_same_sessions

    union all

    select
        product_id,
        'Alike' as source,
        3 as source_place,
        0 as score,
        'same brand and category at a similar price' as reason,

    from alike

    union all

    select
        product_id,
        'PopularInCategory' as source,
        4 as source_place,
        0 as score,
        'popular in its category' as reason,

    from of_category

    union all

    select
        product_id,
        'Popular' as source,
        5 as source_place,
        0 as score,
        'popular in the shop' as reason,

    from products

),

firsts as (

    select
        candidates.*,
        products.brand,
        products.category_code,
        products.current_price,
        products.popularity_place,

    from candidates

    inner join products
        on candidates.product_id = products.product_id

    where candidates.product_id not in (select product_id from basket)

    qualify row_number() over (
        partition by candidates.product_id
        order by candidates.source_place
        rows between unbounded preceding and current row
    ) = 1

),

offers as (

    select
        *,

        row_number() over (
            partition by brand
            order by
                source_place,
                score desc,
                popularity_place
            rows between unbounded preceding and current row
        ) as brand_place,

    from firsts

),

final as (

    select
        cast(
            row_number() over (
                order by
                    source_place,
                    score desc,
                    popularity_place
                rows between unbounded preceding and current row
            ) as integer
        ) as rank,

        product_id,
        brand,
        category_code,
        current_price as price,
        source,
        reason,

    from offers

    where
        brand is null
        or cast($per_brand as integer) is null
        or brand_place <= cast($per_brand as integer)

)

select *

from final

where rank <= cast($k as integer)

order by rank
