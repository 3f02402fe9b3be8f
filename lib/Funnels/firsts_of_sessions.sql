-- The first event of each type in every session that the filter takes.
select * from session_firsts($filter_from, $filter_to, $filter_segment)
