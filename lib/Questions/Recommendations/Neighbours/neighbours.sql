-- [items]
-- The last products of each session, each with its place from the end of the session, its weight and how many there are.
create or replace temp table session_items as

with

items as (

    select
        session_key,
        product_id,
        min(event_id) as first_event,

        cast(
            case when bool_or(event_type = 'view') then cast($view as integer) else 0 end
            + case when bool_or(event_type = 'cart') then cast($cart as integer) else 0 end
            + case when bool_or(event_type = 'purchase') then cast($purchase as integer) else 0 end
            as integer
        ) as weight,

    from filtered_journeys($filter_from, $filter_to, $filter_category, $filter_brand)

    where
        is_of_segment(user_id, $filter_segment)
        and (
            (event_type = 'view' and cast($view as integer) > 0)
            or (event_type = 'cart' and cast($cart as integer) > 0)
            or (event_type = 'purchase' and cast($purchase as integer) > 0)
        )

    group by
        session_key,
        product_id

),

placed as (

    select
        session_key,
        product_id,
        weight,
        cast(row_number() over last_first as integer) as place,
        count(*) over (partition by session_key) as products,

    from items

    window last_first as (
        partition by session_key
        order by first_event desc
        rows between unbounded preceding and current row
    )

),

final as (

    select
        session_key,
        product_id,
        weight,
        place,
        cast(least(products, cast($session_products as bigint)) as integer) as products,

    from placed

    where place <= cast($session_products as bigint)

)

select * from final

-- [count]
select count(*)

from session_items

where products > 1

-- [cosine]
-- What a product counts in a session that has others.
create or replace temp table scored_items as

select
    session_key,
    product_id,
    cast(weight as double) as score,

from session_items

where products > 1

-- [cosine norms]
-- The length of each product's weights over all sessions, those without others included.
create or replace temp table product_norms as

select
    product_id,
    sqrt(cast(sum(weight * weight) as double)) as norm,

from session_items

group by product_id

-- [bm25]
-- BM25 as the package implicit has it (bm25_weight, Frederickson, 2016, after Robertson and others, 1994): sessions are the terms, products the documents. Weights are rounded to 1/1024, so that their
-- products are whole numbers and a sum does not depend on its order.
create or replace temp table scored_items as

with

lengths as (

    select
        product_id,
        cast(sum(weight) as double) as length,

    from session_items

    group by product_id

),

means as (

    select
        count(*) as products,
        avg(length) as mean_length,

    from lengths

),

final as (

    select
        items.session_key,
        items.product_id,

        round(
            1024 * items.weight * ($k1 + 1)
            / ($k1 * (1 - $b + $b * lengths.length / means.mean_length) + items.weight)
            * ln(means.products / (1 + items.products))
        ) as score,

    from session_items as items

    inner join lengths
        on items.product_id = lengths.product_id

    cross join means

    where items.products > 1

)

select * from final

-- [bm25 norms]
-- The unit in which BM25's weights are whole numbers.
create or replace temp table product_norms as

select distinct
    product_id,
    cast(1024 as double) as norm,

from session_items

-- [table]
create or replace temp table product_neighbours (
    product_id bigint,
    rank integer,
    neighbour_id bigint,
    similarity double,
    sessions bigint
)

-- [neighbours]
-- The neighbours of one part of the products.
insert into product_neighbours

with

pairs as (

    select
        one.product_id,
        other.product_id as neighbour_id,
        count(*) as sessions,
        sum(one.score * other.score) as product,

    from scored_items as one

    inner join scored_items as other
        on one.session_key = other.session_key
            and one.product_id <> other.product_id

    where abs(one.product_id % cast($parts as bigint)) = cast($part as bigint)

    group by
        one.product_id,
        other.product_id

    having
        count(*) >= cast($min_sessions as bigint)
        and sum(one.score * other.score) > 0

),

-- Rounded, so that what is equal but for the last digit of a square root ranks as equal.
compared as (

    select
        pairs.product_id,
        pairs.neighbour_id,
        pairs.sessions,
        round(pairs.product / (norms.norm * neighbour_norms.norm), 12) as similarity,

    from pairs

    inner join product_norms as norms
        on pairs.product_id = norms.product_id

    inner join product_norms as neighbour_norms
        on pairs.neighbour_id = neighbour_norms.product_id

),

ranked as (

    select
        product_id,
        cast(row_number() over best_first as integer) as rank,
        neighbour_id,
        similarity,
        sessions,

    from compared

    window best_first as (
        partition by product_id
        order by
            similarity desc,
            sessions desc,
            neighbour_id
        rows between unbounded preceding and current row
    )

)

select *

from ranked

where rank <= cast($neighbours as integer)

-- [followers]
-- What follows one part of the products: sequential rules (SR, Ludewig and Jannach, 2018), each follower 1 over the number of products that it comes later. 2,520 is divisible by 1 to 10, so that sums are
-- of whole numbers.
insert into product_neighbours

with

pairs as (

    select
        one.product_id,
        other.product_id as neighbour_id,
        count(*) as sessions,
        sum(2520 // (one.place - other.place)) as weight,

    from session_items as one

    inner join session_items as other
        on one.session_key = other.session_key
            and one.place > other.place
            and one.place <= other.place + cast($steps as integer)

    where
        one.products > 1
        and abs(one.product_id % cast($parts as bigint)) = cast($part as bigint)

    group by
        one.product_id,
        other.product_id

    having count(*) >= cast($min_sessions as bigint)

),

ranked as (

    select
        product_id,
        cast(row_number() over best_first as integer) as rank,
        neighbour_id,
        cast(weight as double) / 2520 as similarity,
        sessions,

    from pairs

    window best_first as (
        partition by product_id
        order by
            weight desc,
            sessions desc,
            neighbour_id
        rows between unbounded preceding and current row
    )

)

select *

from ranked

where rank <= cast($neighbours as integer)

-- [written]
-- How many products have a neighbour.
select
    count(distinct product_id) as products,
    count(*) as rows,

from product_neighbours

-- [neighbours of product]
-- A product's neighbours, the best first.
select *

from predictions_product_neighbours

where product_id = $product

order by rank

-- [followers of product]
-- What follows a product, the most often first.
select *

from predictions_product_followers

where product_id = $product

order by rank

-- [end]
drop table session_items;

drop table if exists scored_items
