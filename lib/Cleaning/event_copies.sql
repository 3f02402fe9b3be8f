-- The events of the slice that occur in copies, by the columns that count; the copy that stands first in the sources is kept, with its own values in the other columns.
-- Copies share time and user whatever else counts, so they are looked for only where the slice's order puts such events beside each other.
create or replace temp table event_copies as

with

neighbours as (

    select
        event_time,
        user_id,
        event_time = lag(event_time) over () and user_id = lag(user_id) over () as follows_its_like,

    from event_slice

),

followers as (

    select
        event_time,
        user_id,

    from neighbours

    where follows_its_like

),

crowded as (

    select
        event_slice.rowid as slice_row,
        event_slice.*,

    from event_slice

    semi join followers
        on event_slice.event_time = followers.event_time
            and event_slice.user_id = followers.user_id

),

counted as (

    select
        slice_row,
        session_key,
        count(*) over (
            partition by {key}
            rows between unbounded preceding and unbounded following
        ) as duplicate_count,
        row_number() over (
            partition by {key}
            order by source_file, source_row
            rows between unbounded preceding and current row
        ) = 1 as is_kept,

    from crowded

),

final as (

    select * from counted where duplicate_count > 1

)

select * from final
