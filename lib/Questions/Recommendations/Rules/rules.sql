-- [items]
-- The products of each basket, each once.
create or replace temp table basket_items as

select distinct
    session_key,
    product_id,

from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

-- [baskets]
-- How many baskets there are, and how many of them have more products than are looked at.
with

baskets as (

    select
        session_key,
        count(*) as products,

    from basket_items

    group by session_key

)

select
    count(*) as baskets,
    count(*) filter (products > cast($largest as integer)) as larger,

from baskets

-- [without larger]
-- Baskets with more products than are looked at are left out.
delete from basket_items

where session_key in (
    select larger.session_key

    from basket_items as larger

    group by larger.session_key

    having count(*) > cast($largest as integer)
)

-- [products]
-- The products that are in enough baskets to be in a pair.
create or replace temp table basket_products as

select
    product_id,
    count(*) as baskets,

from basket_items

group by product_id

having count(*) >= cast($min_pairs as bigint)

-- [product count]
select count(*)

from basket_products

-- [pairs]
-- The pairs of products that are together in enough baskets.
create or replace temp table basket_pairs as

with

items as (

    select
        basket_items.session_key,
        basket_items.product_id,

    from basket_items

    inner join basket_products
        on basket_items.product_id = basket_products.product_id

)

select
    one.product_id as first_id,
    other.product_id as second_id,
    count(*) as baskets,

from items as one

inner join items as other
    on one.session_key = other.session_key
        and one.product_id < other.product_id

group by
    one.product_id,
    other.product_id

having count(*) >= cast($min_pairs as bigint)

-- [pair counts]
-- Each pair with its products' baskets.
select
    pairs.first_id,
    pairs.second_id,
    one.baskets as first_baskets,
    other.baskets as second_baskets,
    pairs.baskets,

from basket_pairs as pairs

inner join basket_products as one
    on pairs.first_id = one.product_id

inner join basket_products as other
    on pairs.second_id = other.product_id

order by
    pairs.first_id,
    pairs.second_id

-- [triple counts]
-- The triples that are together in enough baskets, each with the baskets of its pairs and products. All three pairs of such a triple are in enough baskets (Agrawal and Srikant, 1994), so that triples
-- are made of baskets' frequent pairs alone.
with

pair_items as (

    select
        one.session_key,
        one.product_id as first_id,
        other.product_id as second_id,

    from basket_items as one

    inner join basket_items as other
        on one.session_key = other.session_key
            and one.product_id < other.product_id

    inner join basket_pairs as pairs
        on one.product_id = pairs.first_id
            and other.product_id = pairs.second_id

),

triples as (

    select
        pair_items.first_id,
        pair_items.second_id,
        others.second_id as third_id,
        count(*) as baskets,

    from pair_items

    inner join pair_items as others
        on pair_items.session_key = others.session_key
            and pair_items.second_id = others.first_id

    group by
        pair_items.first_id,
        pair_items.second_id,
        others.second_id

    having count(*) >= cast($min_pairs as bigint)

)

select
    triples.first_id,
    triples.second_id,
    triples.third_id,
    one.baskets as first_baskets,
    two.baskets as second_baskets,
    three.baskets as third_baskets,
    one_two.baskets as first_second_baskets,
    one_three.baskets as first_third_baskets,
    two_three.baskets as second_third_baskets,
    triples.baskets,

from triples

inner join basket_products as one
    on triples.first_id = one.product_id

inner join basket_products as two
    on triples.second_id = two.product_id

inner join basket_products as three
    on triples.third_id = three.product_id

inner join basket_pairs as one_two
    on triples.first_id = one_two.first_id
        and triples.second_id = one_two.second_id

inner join basket_pairs as one_three
    on triples.first_id = one_three.first_id
        and triples.third_id = one_three.second_id

inner join basket_pairs as two_three
    on triples.second_id = two_three.first_id
        and triples.third_id = two_three.second_id

order by
    triples.first_id,
    triples.second_id,
    triples.third_id

-- [names]
-- What products are called: their id, brand and category.
select
    product_id,
    concat_ws(' ', product_id, brand, category_code) as name,

from dim_products

where product_id in (select unnest(cast($products as bigint[])))
