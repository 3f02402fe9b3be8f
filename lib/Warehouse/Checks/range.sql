select
    cast(count(*) as double) as observed,
    array_to_string(min(concat_ws(', ', {key}), 5), chr(31)) as sample_keys,

from {relation}

where {column} < cast($minimum as decimal(38, 6)) or {column} > cast($maximum as decimal(38, 6))
