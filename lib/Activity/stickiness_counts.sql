-- Users by the number of periods in which they were active.
select
    cast(bit_count(periods) as integer) as active_periods,
    count(*) as users,

from user_periods($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind)

group by active_periods

order by active_periods
