-- Events of every type, also of types that do not occur, in the order of the funnel.
with

types (place, event_type) as (

    values
        (1, 'view'),
        (2, 'cart'),
        (3, 'remove_from_cart'),
        (4, 'purchase')

),

counts as (

    select
        cast(event_type as varchar) as event_type,
        cast(sum(events) as bigint) as events,

    from mart_event_hours

    group by event_type

),

final as (

    select
        types.event_type,
        coalesce(counts.events, 0) as events,

        coalesce(counts.events, 0) / nullif(
            sum(counts.events) over (rows between unbounded preceding and unbounded following),
            0
        ) as share,

    from types

    left join counts
        on types.event_type = counts.event_type

    order by types.place

)

select * from final
