-- The open units of one slice of the users.
select cast(unit_key as hugeint) as unit_key

from funnel_starts

where
    is_open
    and (cast($slices as bigint) = 1 or hash(user_id) % cast($slices as ubigint) = cast($slice as ubigint))
