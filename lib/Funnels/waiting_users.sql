-- The open users whose first event of the second step follows one of the first step, with its time.
select
    cast(user_id as bigint) as unit_key,
    first_2,

from {placed_firsts} as firsts

where
    funnel_follows(first_2, $place_2, first_1, $place_1, $strict_increase)
    and unit_key in (
        select open_starts.unit_key

        from funnel_starts as open_starts

        where open_starts.is_open
    )
