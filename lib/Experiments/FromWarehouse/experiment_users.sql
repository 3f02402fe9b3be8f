-- One row for every user exposed in the experiment's time: first exposure, and whether it can be analysed.
create or replace temp table experiment_users as

with

exposures as (

    select
        user_id,
        min(exposed_at) as exposed_at,
        min(arm) as arm,
        count(distinct arm) as arms,

    from {exposures}

    where exposed_at >= $from and exposed_at < $to

    group by user_id

),

final as (

    select
        user_id,
        exposed_at,
        arm,
        arms > 1 as in_several_arms,
        arms = 1 and list_contains(string_split($arms, chr(31)), arm) as is_analysed,

    from exposures

)

select * from final
