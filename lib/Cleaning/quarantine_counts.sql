-- Rows put aside, for every reason there is, also those that occur nowhere.
with

reasons (reason, rank) as (

    values
        ('missing_event_time', 1),
        ('missing_user_id', 2),
        ('missing_product_id', 3),
        ('missing_event_type', 4),
        ('unknown_event_type', 5),
        ('event_time_out_of_range', 6)

),

counted as (

    select
        reason,
        count(*) as events,

    from events_quarantined

    group by reason

),

final as (

    select
        reasons.rank,
        reasons.reason,
        coalesce(counted.events, 0) as events,

    from reasons

    left join counted
        on reasons.reason = counted.reason

)

select
    reason,
    events,

from final

order by rank
