-- The users of a cohort who are retained in a period, or all of them.
select user_id

from cohort_users(
    $filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $start_kind, $return_kind, $first_ever
)

where
    cohort = cast($cohort as integer)
    and (
        cast($period as integer) is null
        or case
            when cast($unbounded as boolean) then last_period >= cast($period as integer)
            else is_active_in(periods, cast($period as integer), period_place(cast($period as integer), $period_count))
        end
    )

order by user_id
