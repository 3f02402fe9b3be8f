select
    date_diff('second', max(moment), cast($as_of as timestamp)) / 3600.0 as observed,
    cast(max(moment) as varchar) as sample_keys,

from (
    select columns([$column]) as moment

    from query_table($relation)
)

where moment < cast($as_of as timestamp)
