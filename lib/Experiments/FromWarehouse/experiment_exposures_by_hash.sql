-- Users seen in the experiment's time, each with the arm that the hash deals and the first event as exposure; users outside of the coverage or the namespace's part have none.
-- A hash is carried on from the state that the seed left, so that only the digits of the user's id are left to hash: FNV-1a, twice.
create or replace temp table experiment_dealt as

with

ranges as (

    select
        unnest(string_split($arms, chr(31))) as arm,
        unnest(cast(string_split($starts, ',') as double[])) as range_start,
        unnest(cast(string_split($ends, ',') as double[])) as range_end,

),

users as (

    select
        user_id,
        min(event_time) as exposed_at,

    from events

    where event_time >= $from and event_time < $to

    group by user_id

),

first_hash as (

    select
        user_id,
        exposed_at,
        list_reduce(
            list_prepend(
                cast($seed_state as bigint),
                list_transform(string_split(cast(user_id as varchar), ''), lambda digit: cast(ascii(digit) as bigint))
            ),
            lambda hash, byte: xor(hash, byte) * 16777619 % 4294967296
        ) as arm_hash,
        list_reduce(
            list_prepend(
                cast($namespace_state as bigint),
                list_transform(string_split(cast(user_id as varchar), ''), lambda digit: cast(ascii(digit) as bigint))
            ),
            lambda hash, byte: xor(hash, byte) * 16777619 % 4294967296
        ) as namespace_hash,

    from users

),

second_hash as (

    select
        user_id,
        exposed_at,
        list_reduce(
            list_prepend(
                cast(2166136261 as bigint),
                list_transform(string_split(cast(arm_hash as varchar), ''), lambda digit: cast(ascii(digit) as bigint))
            ),
            lambda hash, byte: xor(hash, byte) * 16777619 % 4294967296
        ) % 10000 / 10000 as arm_unit,
        list_reduce(
            list_prepend(
                cast(2166136261 as bigint),
                list_transform(
                    string_split(cast(namespace_hash as varchar), ''),
                    lambda digit: cast(ascii(digit) as bigint)
                )
            ),
            lambda hash, byte: xor(hash, byte) * 16777619 % 4294967296
        ) % 10000 / 10000 as namespace_unit,

    from first_hash

),

final as (

    select
        second_hash.user_id,
        ranges.arm,
        second_hash.exposed_at,

    from second_hash

    inner join ranges
        on second_hash.arm_unit >= ranges.range_start
            and second_hash.arm_unit < ranges.range_end

    where
        not $has_namespace
        or (
            second_hash.namespace_unit >= $namespace_from
            and (second_hash.namespace_unit < $namespace_to or $namespace_to >= 1)
        )

)

select * from final
