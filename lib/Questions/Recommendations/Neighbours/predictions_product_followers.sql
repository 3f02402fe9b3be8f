-- One row for each product that follows a product, in the order in which they are looked up.
select
    product_id,
    rank,
    neighbour_id as follower_id,
    similarity as weight,
    sessions,

from product_neighbours

order by
    product_id,
    rank
