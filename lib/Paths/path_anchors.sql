-- The place of a step in its session: one number in the order of time, type and label.
create or replace temp macro path_place(event_time, event_type, label_id) as
    ((epoch_ms(event_time) // 1000) * 4 + enum_code(event_type)) * 268435456 + label_id;

-- The sessions with the anchor, its first place in each, and the second in which that lies.
create or replace temp table path_anchors as

with

anchors as (

    select * from path_labels where label = $anchor

)

select
    events.session_key,
    min(path_place(events.event_time, events.event_type, anchors.label_id)) as place,
    date_trunc('second', min(events.event_time)) as second_begin,
    date_trunc('second', min(events.event_time)) + interval 1 second as second_end,

from anchor_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) as events

inner join anchors
    on (not cast($by_type as boolean) or events.event_type = anchors.event_type)
        and (not cast($by_category as boolean) or events.category_code is not distinct from anchors.category_code)
        and (not cast($by_product as boolean) or events.product_id = anchors.product_id)

group by events.session_key
