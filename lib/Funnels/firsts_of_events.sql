-- The first event of each type in every unit that has an event beyond the first step, among the events that the filter takes.
select * from funnel_event_firsts
