-- [all]
-- Every scored buyer, in the order of their ids.
select *

from rfm_buyers

order by user_id

-- [sample]
-- A sample of the buyers that is the same on every run, in the order of their ids.
with

drawn as (

    select *

    from rfm_buyers

    order by
        hash(user_id),
        user_id

    limit $sample_size

)

select * from drawn order by user_id
