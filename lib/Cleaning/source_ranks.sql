-- The source files, numbered from 0 in the order of their names.
create or replace temp view source_ranks as

select
    source_file,
    row_number() over (
        order by source_file
        rows between unbounded preceding and current row
    ) - 1 as source_rank,

from (select distinct source_file from events_raw)
