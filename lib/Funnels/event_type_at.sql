-- The event type at a place among events of one second: the inverse of event_place. A case, so that the engine knows the type of a given place at planning time.
create or replace temp macro event_type_at(place) as
    case cast(place as integer)
        when 0 then cast('view' as enum ('view', 'cart', 'remove_from_cart', 'purchase'))
        when 1 then cast('cart' as enum ('view', 'cart', 'remove_from_cart', 'purchase'))
        when 2 then cast('remove_from_cart' as enum ('view', 'cart', 'remove_from_cart', 'purchase'))
        when 3 then cast('purchase' as enum ('view', 'cart', 'remove_from_cart', 'purchase'))
    end
