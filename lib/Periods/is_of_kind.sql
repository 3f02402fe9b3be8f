-- Whether a day of a user holds an event of a kind, by its counts, and whether an event is of a kind, by its type. Where any kind counts, the engine reads neither.
create or replace temp macro is_of_kind(kind, views, carts, removes, purchases) as

case cast(kind as varchar)
    when 'View' then views > 0
    when 'Cart' then carts > 0
    when 'RemoveFromCart' then removes > 0
    when 'Purchase' then purchases > 0
    else true
end;

create or replace temp macro is_type_of_kind(kind, event_type) as

case cast(kind as varchar)
    when 'View' then event_type = 'view'
    when 'Cart' then event_type = 'cart'
    when 'RemoveFromCart' then event_type = 'remove_from_cart'
    when 'Purchase' then event_type = 'purchase'
    else true
end
