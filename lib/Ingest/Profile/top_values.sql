select
    value::varchar as value,
    row_count as rows,
from profile_values
where value is not null
order by
    profile_values.row_count desc,
    profile_values.value
limit $top_values
