-- The attempt of each unit: of those that get furthest the one that starts first.
create or replace temp table funnel_attempts as

select * replace (case when $any_order then list_sort(step_times) else step_times end as step_times)

from funnel_attempts

qualify
    row_number() over (
        partition by unit_key
        order by reached desc, entry_position
        rows between unbounded preceding and current row
    ) = 1
