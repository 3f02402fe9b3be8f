-- The place of an event's type among events of one second, as the types are numbered: a view comes before a cart event, a removal from the cart after it, a purchase last. Comparing the types
-- themselves cannot fail, so that the engine may judge events by it before it joins them.
create or replace temp macro event_place(given_type) as
    case given_type
        when cast('view' as enum ('view', 'cart', 'remove_from_cart', 'purchase')) then 0
        when cast('cart' as enum ('view', 'cart', 'remove_from_cart', 'purchase')) then 1
        when cast('remove_from_cart' as enum ('view', 'cart', 'remove_from_cart', 'purchase')) then 2
        when cast('purchase' as enum ('view', 'cart', 'remove_from_cart', 'purchase')) then 3
    end
