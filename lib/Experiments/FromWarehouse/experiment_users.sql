-- One row for every user exposed in the experiment's time: first exposure, and whether it can be analysed. Arms are numbered from 1 in the order given; 0 is an arm that the experiment does not name.
create or replace temp table experiment_users as

with

exposures as (

    select
        user_id,
        exposed_at,
        cast(coalesce(list_position(string_split($arms, chr(31)), arm), 0) as utinyint) as arm_number,

    from query_table($exposures)

    where exposed_at >= $from and exposed_at < $to

),

users as (

    select
        user_id,
        min(exposed_at) as exposed_at,
        min(arm_number) as arm_number,
        max(arm_number) as last_arm_number,

    from exposures

    group by user_id

),

final as (

    select
        user_id,
        exposed_at,
        arm_number,
        arm_number < last_arm_number as in_several_arms,
        arm_number = last_arm_number and arm_number > 0 as is_analysed,

    from users

)

select * from final
