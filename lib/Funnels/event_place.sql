-- The place of an event's type among events of one second: a view comes before a cart event, a purchase last.
create or replace temp macro event_place(given_type) as
    case given_type
        when 'view' then 0
        when 'cart' then 1
        when 'remove_from_cart' then 2
        when 'purchase' then 3
    end
