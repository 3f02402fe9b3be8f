-- The units of the funnel by their buyer's segment.
select
    units.*,
    coalesce(buyers.segment, 'no purchase') as value,

from {units} as units

left join rfm_buyers as buyers
    on units.user_id = buyers.user_id
