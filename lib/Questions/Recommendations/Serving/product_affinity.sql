-- [table]
-- The best rules of each product, filled from a report of rules.
create or replace temp table product_affinity (
    product_id bigint,
    rank integer,
    other_id bigint,
    baskets bigint,
    product_baskets bigint,
    other_baskets bigint,
    both_baskets bigint,
    support double,
    confidence double,
    lift double,
    leverage double,
    conviction double,
    zhang double,
    jaccard double,
    certainty double,
    kulczynski double,
    cosine double,
    imbalance double,
    p_value double,
    q_value double,
    is_significant boolean,
    reason varchar
)

-- [of product]
-- What to offer with a product, up to ten rows in any order: to sort them here takes as long as to find them. The table lies in the order of products, so that the engine reads the rows around one alone.
select
    product_id,
    rank,
    other_id,
    baskets,
    product_baskets,
    other_baskets,
    both_baskets,
    p_value,
    q_value,
    is_significant,
    reason,

from predictions_product_affinity

where product_id = $product
