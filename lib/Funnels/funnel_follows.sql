-- Whether the first event of one type comes after that of another: in a later second or, unless time must increase, in the same one with a later place.
create or replace temp macro funnel_follows(later_time, later_place, earlier_time, earlier_place, strict_increase) as
    coalesce(
        later_time > earlier_time
        or (
            later_time = earlier_time
            and cast(later_place as integer) > cast(earlier_place as integer)
            and not cast(strict_increase as boolean)
        ),
        false
    )
