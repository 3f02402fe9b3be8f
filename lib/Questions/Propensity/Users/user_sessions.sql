-- Users' sessions as far as the window shows them, and the pace at which they follow each other.
create or replace temp macro user_sessions(from_time, as_of, first_user, last_user) as table

with

sessions as (

    select
        user_id,
        session_key,
        min(event_time) as session_start,
        date_diff('second', min(event_time), max(event_time)) as duration,
        count(*) as events,

    from window_events(from_time, as_of, first_user, last_user)

    group by
        user_id,
        session_key

),

gaps as (

    select
        *,

        date_diff(
            'second',
            lag(session_start) over (
                partition by user_id
                order by session_start, session_key
                rows between unbounded preceding and current row
            ),
            session_start
        ) as gap,

    from sessions

),

sums as (

    select
        user_id,
        count(*) as sessions,
        sum(duration) / count(*) as avg_session_duration,
        count(*) filter (events = 1) / count(*) as bounce_share,
        count(distinct cast(session_start as date)) as active_days,
        count(*) filter (session_start >= cast(as_of as timestamp) - interval 7 day) as sessions_last_7_days,
        sum(gap) / 86400.0 / nullif(count(gap), 0) as mean_gap_days,

        -- From whole seconds, so that the order in which rows are summed changes nothing.
        (cast(count(gap) as hugeint) * sum(cast(gap as hugeint) * gap) - cast(sum(gap) as hugeint) * sum(gap))
        / nullif(cast(count(gap) as hugeint) * (count(gap) - 1), 0) as gap_variance,

        max(session_start) as last_start,

    from gaps

    group by user_id

),

final as (

    select
        user_id,
        sessions,
        avg_session_duration,
        bounce_share,
        active_days,
        sessions_last_7_days,
        mean_gap_days,
        sqrt(gap_variance) / 86400.0 as gap_spread_days,
        days_until(as_of, last_start) / nullif(mean_gap_days, 0) as gaps_since_last_session,

    from sums

)

select * from final
