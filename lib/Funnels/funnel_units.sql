-- Every unit of the funnel with its attempt: the last required step that it reached and the times of its steps, null where it has only the first.
with

closed as (

    select
        * exclude (is_open),
        cast(null as bigint) as entry_event_id,

    from funnel_starts

    where not is_open

),

opened as (

    select
        starts.unit_key,
        starts.user_id,
        starts.session_key,
        starts.product_id,
        attempts.entry_event_id,
        attempts.entry_time,
        attempts.reached,
        attempts.step_times,

    from funnel_starts as starts

    inner join funnel_attempts as attempts
        on starts.unit_key = attempts.unit_key

    where starts.is_open

),

alone as (

    select
        *,
        1 as reached,
        cast(null as timestamp[]) as step_times,

    from {alone}

),

final as (

    select * from alone

    union all by name

    select * from closed

    union all by name

    select * from opened

)

select * from final
