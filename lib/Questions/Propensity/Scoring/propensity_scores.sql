-- [table]
-- The scores of users, filled from a model.
create or replace temp table propensity_scores (
    user_id bigint,
    score double,
    decile integer,
    reasons varchar
)

-- [file]
-- The scores as a file.
copy predictions_propensity to $target (
    format parquet,
    compression zstd
)

-- [first]
-- The users with the highest scores.
select
    user_id,
    score,
    decile,
    reasons,

from propensity_scores

order by
    score desc,
    user_id

limit $rows
