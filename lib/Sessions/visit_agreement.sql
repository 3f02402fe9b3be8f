-- How the visits cut by time agree with the sessions the source names.
with

bridge as (

    select
        session_key,
        event_count,
        count(*) over (
            partition by session_key
            rows between unbounded preceding and unbounded following
        ) as visits_of_session,
        count(*) over (
            partition by user_id, visit_number
            rows between unbounded preceding and unbounded following
        ) as sessions_of_visit,

    from visit_sessions

),

agreement as (

    select
        count(distinct session_key) as sessions,
        count(*) filter (visits_of_session = 1 and sessions_of_visit = 1) as identical,
        cast(
            coalesce(sum(event_count) filter (visits_of_session = 1 and sessions_of_visit = 1), 0) as bigint
        ) as events_in_identical,
        count(distinct session_key) filter (visits_of_session > 1) as sessions_split,
        cast(coalesce(sum(event_count), 0) as bigint) as events,

    from bridge

),

merged as (

    select
        count(*) as visits,
        count(*) filter (session_count > 1) as visits_merging_sessions,

    from visits

),

final as (

    select
        agreement.sessions,
        merged.visits,
        agreement.identical,
        agreement.sessions_split,
        merged.visits_merging_sessions,
        agreement.events,
        agreement.events_in_identical,

    from agreement

    cross join merged

)

select * from final
