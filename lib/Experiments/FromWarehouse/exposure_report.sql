-- How many users were exposed, and how many of them are left to analyse.
select
    count(*) as exposed,
    count(*) filter (in_several_arms) as in_several_arms,
    count(*) filter (not in_several_arms and not is_analysed) as in_unknown_arms,
    count(*) filter (is_analysed) as analysed,

from experiment_users
