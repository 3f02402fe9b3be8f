-- [before]
-- The segments of the buyers scored last, kept for the next scores to be compared with.
create or replace temp table rfm_buyers_before as

select
    user_id,
    segment,

from rfm_buyers

-- [flows]
-- Buyers by their segment at the first date and at the second; null first for those who had not bought yet.
with

pairs as (

    select
        before.segment as from_segment,
        after.segment as to_segment,
        count(*) as buyers,

    from rfm_buyers as after

    left join rfm_buyers_before as before
        on after.user_id = before.user_id

    group by
        before.segment,
        after.segment

),

final as (

    select
        from_segment,
        to_segment,
        buyers,
        cast(buyers / sum(buyers) over (partition by from_segment) as double) as share,

    from pairs

)

select * from final order by from_segment nulls last, to_segment
