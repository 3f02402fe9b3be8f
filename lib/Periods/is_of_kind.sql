-- Whether a day holds an event of a kind.
create or replace temp macro is_of_kind(kind, has_view, has_cart, has_remove, has_purchase) as

case cast(kind as varchar)
    when 'View' then has_view
    when 'Cart' then has_cart
    when 'RemoveFromCart' then has_remove
    when 'Purchase' then has_purchase
    else true
end
