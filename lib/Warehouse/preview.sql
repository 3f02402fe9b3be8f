select *
from {relation}
order by {order}
limit $rows
