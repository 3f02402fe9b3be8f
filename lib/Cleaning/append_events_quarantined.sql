-- All events put aside, in the order of their sources.
insert into events_quarantined

select * from quarantined_events

order by
    source_file,
    source_row
