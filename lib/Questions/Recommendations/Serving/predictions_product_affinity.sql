-- One row for each of a product's up to ten best rules, in the order in which they are looked up.
select *

from product_affinity

order by
    product_id,
    rank
