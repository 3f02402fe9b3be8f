-- Whether no two rows of a relation have the same number, all of which lie between the ends.
select bit_count(bitstring_agg({column}, {first}, {last})) = count(*)

from {relation}
