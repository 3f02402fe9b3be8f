-- The steps that an attempt took as bits, of which a funnel has up to eight. Most units have the first step alone and no times.
create or replace temp macro funnel_step_mask(step_times) as
    case
        when step_times is null then 0
        else
            cast(step_times[2] is not null as integer) * 2
                + cast(step_times[3] is not null as integer) * 4
                + cast(step_times[4] is not null as integer) * 8
                + cast(step_times[5] is not null as integer) * 16
                + cast(step_times[6] is not null as integer) * 32
                + cast(step_times[7] is not null as integer) * 64
                + cast(step_times[8] is not null as integer) * 128
    end + 1
