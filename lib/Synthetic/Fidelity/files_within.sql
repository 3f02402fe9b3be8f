-- Names of the source files whose events all lie in [$from_time, $to_time).
with files as (
    select
        source_file,
        min(event_time) as first_time,
        max(event_time) as last_time
    from events_raw
    group by source_file
),

final as (
    select source_file
    from files
    where first_time >= $from_time and last_time < $to_time
)

select *
from final
order by source_file
