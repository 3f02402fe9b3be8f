-- One row for each of a product's neighbours, in the order in which they are looked up.
select
    product_id,
    rank,
    neighbour_id,
    similarity,
    sessions,

from product_neighbours

order by
    product_id,
    rank
