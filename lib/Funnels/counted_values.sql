-- How many units of each value took which steps.
select
    value,
    funnel_step_mask(step_times) as step_mask,
    count(*) as units,

from {valued}

group by
    value,
    funnel_step_mask(step_times)
