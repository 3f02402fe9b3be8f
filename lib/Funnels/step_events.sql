-- Events by the steps that they are events of.
with

marked as (

    select {step_mask} as step_mask

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

)

select
    step_mask,
    count(*) as events,

from marked

group by step_mask

order by step_mask
