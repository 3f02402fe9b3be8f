select
    cast(count(*) as double) as observed,
    array_to_string(min(concat_ws(', ', {key}), 5), chr(31)) as sample_keys,

from {relation}

where cast({column} as varchar) not in (select unnest(string_split($accepted, chr(31))))
