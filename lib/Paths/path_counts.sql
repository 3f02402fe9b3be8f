-- Sessions by step, label and next label.
create or replace temp table path_counts as

select
    step,
    label_id,
    next_label_id,
    count(*) as sessions,

from path_moves(
    $filter_from,
    $filter_to,
    $filter_category,
    $filter_brand,
    $filter_segment,
    $by_type,
    $by_category,
    $by_product,
    $backwards,
    $steps
)

group by
    step,
    label_id,
    next_label_id
