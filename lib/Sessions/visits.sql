-- One row for every visit, counted in the order of users and, for a user, of time.
with

grouped as (

    select
        user_id,
        visit_number,
        min(first_event) as visit_start,
        max(last_event) as visit_end,
        count(*) as session_count,
        cast(sum(event_count) as bigint) as event_count,
        cast(sum(view_count) as bigint) as view_count,
        cast(sum(cart_count) as bigint) as cart_count,
        cast(sum(remove_count) as bigint) as remove_count,
        cast(sum(purchase_count) as bigint) as purchase_count,
        cast(sum(revenue) as decimal(18, 2)) as revenue,

    from visit_sessions

    group by
        user_id,
        visit_number

),

final as (

    select
        row_number() over (
            order by user_id, visit_number
            rows between unbounded preceding and current row
        ) as visit_key,
        user_id,
        visit_number,
        visit_start,
        visit_end,
        date_diff('second', visit_start, visit_end) as duration_seconds,
        session_count,
        event_count,
        view_count,
        cart_count,
        remove_count,
        purchase_count,
        revenue,
        purchase_count > 0 as has_purchase,

    from grouped

)

select * from final order by visit_key
