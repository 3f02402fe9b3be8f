-- One number for the unit that an event belongs to: the session, the user, or the pair of user and product.
create or replace temp macro funnel_unit_key(unit, event_session, event_user, event_product) as
    case cast(unit as varchar)
        when 'Session' then event_session
        when 'User' then cast(event_user as bigint)
        when 'UserAndProduct' then cast(event_user as bigint) * 4294967296 + event_product
    end
