-- One number for the unit that an event belongs to: the user.
create or replace temp macro funnel_unit_key(event_session, event_user, event_product) as event_user
