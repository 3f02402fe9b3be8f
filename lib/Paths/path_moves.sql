-- Every step that a session takes next to the anchor, up to so many: the anchor's own step is 0, and the label after the last step of a session is NULL. An event's place orders time, type and
-- label in one number, turned round where paths lead to the anchor.
create or replace temp macro path_moves(
    from_time, to_time, category, brand_name, segment, by_type, by_category, by_product, anchor, backwards, steps
) as table

with

placed as not materialized (

    select
        events.session_key,
        labels.label,
        labels.label_id,
        ((epoch_ms(events.event_time) // 1000) * 4 + enum_code(events.event_type)) * 268435456 + labels.label_id
            as place,

    from step_events(from_time, to_time, category, brand_name, segment) as events

    inner join path_labels as labels
        on case when cast(by_type as boolean) then events.event_type end is not distinct from labels.event_type
            and case when cast(by_category as boolean) then events.category_code end
                is not distinct from labels.category_code
            and case when cast(by_product as boolean) then events.product_id end is not distinct from labels.product_id

),

anchored as (

    select
        session_key,
        min(place) as anchor_place,

    from placed

    where label = cast(anchor as varchar)

    group by session_key

),

beside as (

    select
        placed.session_key,
        placed.label_id,
        case when cast(backwards as boolean) then -placed.place else placed.place end as place,

    from placed

    inner join anchored
        on placed.session_key = anchored.session_key
            and case
                when cast(backwards as boolean) then placed.place <= anchored.anchor_place
                else placed.place >= anchored.anchor_place
            end

),

changes as (

    select *

    from beside

    qualify
        label_id is distinct from lag(label_id) over (
            partition by session_key
            order by place
            rows between unbounded preceding and current row
        )

),

final as (

    select
        session_key,
        cast(row_number() over in_order - 1 as integer) as step,
        label_id,
        lead(label_id) over in_order as next_label_id,

    from changes

    window in_order as (
        partition by session_key
        order by place
        rows between unbounded preceding and unbounded following
    )

    qualify row_number() over in_order <= cast(steps as integer)

)

select * from final
