select
    date_diff('second', max({column}), cast($as_of as timestamp)) / 3600.0 as observed,
    cast(max({column}) as varchar) as sample_keys,

from {relation}

where {column} < cast($as_of as timestamp)
