-- One number for the unit that an event belongs to: the session.
create or replace temp macro funnel_unit_key(event_session, event_user, event_product) as event_session
