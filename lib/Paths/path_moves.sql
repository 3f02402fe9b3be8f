-- Every step that a session takes next to the anchor, up to so many: the anchor's own step is 0, and the label after the last step of a session is NULL. Places are turned round where paths lead to
-- the anchor.
create or replace temp macro path_moves(
    from_time, to_time, category, brand_name, segment, by_type, by_category, by_product, backwards, steps
) as table

with

anchored as (

    select
        events.*,
        anchors.place as anchor_place,

    from step_events(from_time, to_time, category, brand_name, segment) as events

    inner join path_anchors as anchors
        on events.session_key = anchors.session_key
        and (cast(backwards as boolean) or events.event_time >= anchors.second_begin)
        and (not cast(backwards as boolean) or events.event_time < anchors.second_end)

),

placed as (

    select
        anchored.session_key,
        anchored.anchor_place,
        labels.label_id,
        path_place(anchored.event_time, anchored.event_type, labels.label_id) as place,

    from anchored

    inner join path_labels as labels
        on (not cast(by_type as boolean) or anchored.event_type = labels.event_type)
            and (not cast(by_category as boolean) or anchored.category_code is not distinct from labels.category_code)
            and (not cast(by_product as boolean) or anchored.product_id = labels.product_id)

),

beside as (

    select
        session_key,
        label_id,
        case when cast(backwards as boolean) then -place else place end as place,

    from placed

    where
        case
            when cast(backwards as boolean) then place <= anchor_place
            else place >= anchor_place
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
