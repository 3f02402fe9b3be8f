-- The units of the funnel by their buyer's segment.
create or replace temp view funnel_valued as

select
    units.*,
    coalesce(buyers.segment, 'no purchase') as value,

from funnel_units as units

left join rfm_buyers as buyers
    on units.user_id = buyers.user_id
