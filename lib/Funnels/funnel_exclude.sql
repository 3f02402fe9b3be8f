-- Drops the attempts with an excluded event between two of their steps.
delete from funnel_attempts

where unit_key in (
    select attempts.unit_key

    from funnel_attempts as attempts

    inner join funnel_events as events
        on attempts.unit_key = events.unit_key

    where
        events.exclusion_mask & $exclusion_bit <> 0
        and events.position > attempts.positions[$after_step]
        and events.position < attempts.positions[$before_step]
)
