select *
from {relation}
order by {key}
limit $rows
