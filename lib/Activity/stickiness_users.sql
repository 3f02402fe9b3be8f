-- The users who were active in that many periods.
select user_id

from user_periods($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment, $kind, $kind)

where bit_count(periods) = cast($active_periods as integer)

order by user_id
