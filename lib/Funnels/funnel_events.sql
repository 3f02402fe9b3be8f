-- The events in a filter's range, in the order of users and each user's events, with the columns that are asked for. Flags are cast, so that the engine knows at planning time which columns it need
-- not read. Nothing is joined, as a join would not keep the order; names are hashes, whatever the type of their column.
select
    user_id,
    event_time,
    event_type,

    case cast($unit as varchar)
        when 'Session' then session_key
        when 'UserAndProduct' then product_id
        else 0
    end as unit_key,

    case when cast($with_price as boolean) then price end as price,
    case when cast($with_brand as boolean) then hash(brand) end as brand,
    case when cast($with_category as boolean) then hash(category_code) end as category,

from fact_events

where
    (cast($filter_from as timestamp) is null or event_time >= cast($filter_from as timestamp))
    and (cast($filter_to as timestamp) is null or event_time < cast($filter_to as timestamp))
