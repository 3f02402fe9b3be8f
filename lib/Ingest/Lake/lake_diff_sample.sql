select *
from lake_diff
where change <> 'unchanged'
order by all
limit $sample_rows
