-- Whether a session holds an event of a kind, by its counts, and whether an event is of a kind, by its type. Where any kind counts, the engine reads neither.
create or replace temp macro is_of_kind(kind, view_count, cart_count, remove_count, purchase_count) as

case cast(kind as varchar)
    when 'View' then view_count > 0
    when 'Cart' then cart_count > 0
    when 'RemoveFromCart' then remove_count > 0
    when 'Purchase' then purchase_count > 0
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
