-- One number for the unit that an event belongs to, the pair of user and product: 64 bits of each, in the order of users, then of products. Both cases give the same number; each keeps to the range.
create or replace temp macro funnel_unit_key(event_session, event_user, event_product) as
    case
        when event_user < 0
            then (cast(event_user as hugeint) + 1) * 18446744073709551616
                - (9223372036854775808 - cast(event_product as hugeint))
        else cast(event_user as hugeint) * 18446744073709551616
            + (cast(event_product as hugeint) + 9223372036854775808)
    end
