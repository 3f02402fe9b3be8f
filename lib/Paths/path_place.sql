-- The place of a step in its session: one number in the order of time, type and label.
create or replace temp macro path_place(event_time, event_type, label_id) as
    ((epoch_ms(event_time) // 1000) * 4 + enum_code(event_type)) * 268435456 + label_id
