-- One row for every user with an event in the window that was scored.
select
    user_id,
    score,
    decile,
    reasons,

from propensity_scores

order by user_id
