-- The place of an event's type among events of one second, as the types are numbered: a view comes before a cart event, a removal from the cart after it, a purchase last.
create or replace temp macro event_place(given_type) as
    cast(enum_code(cast(given_type as enum ('view', 'cart', 'remove_from_cart', 'purchase'))) as integer)
