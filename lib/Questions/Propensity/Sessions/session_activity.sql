-- What the session holds up to the instant, and at what pace its events came.
create or replace temp table session_activity as

with

sums as (

    select
        instants.as_of_event,
        count(*) as events,
        count(*) filter (events.event_type = 'view') as views,
        count(*) filter (events.event_type = 'cart') as carts,
        count(*) filter (events.event_type = 'remove_from_cart') as removes,
        count(distinct events.category_code) as categories,
        date_diff('second', min(events.event_time), max(events.event_time)) as seconds_in_session,
        max(events.price) as highest_price,

        sum(events.price) filter (events.event_type = 'view')
        / nullif(count(events.price) filter (events.event_type = 'view'), 0) as mean_viewed_price,

        count(events.gap) as gaps,
        sum(events.gap) as gap_sum,
        sum(cast(events.gap as hugeint) * events.gap) as gap_squares,

    from instants

    inner join sampled_events as events
        on instants.session_key = events.session_key
        and is_seen(events.event_id, instants.as_of_event)

    group by instants.as_of_event

),

final as (

    select
        as_of_event,
        events,
        views,
        carts,
        removes,
        categories,
        seconds_in_session,
        highest_price,
        mean_viewed_price,
        gap_sum / nullif(gaps, 0) as mean_gap_seconds,

        -- From whole seconds, so that the order in which rows are summed changes nothing.
        sqrt((gaps * gap_squares - gap_sum * gap_sum) / nullif(gaps * (gaps - 1), 0)) as gap_spread_seconds,

    from sums

)

select * from final
