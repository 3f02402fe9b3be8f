-- The brands or top categories with most events; the row without a value stands for events that have none.
select
    value,
    count(*) as events,

from (
    select
        case
            when cast($of_brands as boolean) then cast(brand as varchar)
            else split_part(cast(category_code as varchar), '.', 1)
        end as value,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)
)

where value is distinct from ''

group by value

order by
    events desc,
    value nulls last

limit $groups
