-- Every scored buyer, in the order of their ids.
select *

from rfm_buyers

order by user_id
