-- How the steps of a path are named and numbered, by those columns of events that make a step; the others are NULL.
create or replace temp table path_labels as

with

kinds as (

    select distinct
        case when cast($by_type as boolean) then event_type end as event_type,
        case when cast($by_category as boolean) then category_code end as category_code,
        case when cast($by_product as boolean) then product_id end as product_id,

    from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

),

named as (

    select
        *,

        concat_ws(
            ' · ',
            case when cast($by_type as boolean) then cast(event_type as varchar) end,

            case
                when cast($by_category as boolean) and cast($top_level as boolean)
                    then split_part(coalesce(cast(category_code as varchar), 'uncategorized'), '.', 1)
                when cast($by_category as boolean)
                    then coalesce(cast(category_code as varchar), 'uncategorized')
            end,

            case when cast($by_product as boolean) then cast(product_id as varchar) end
        ) as label,

    from kinds

),

final as (

    select
        *,
        dense_rank() over (order by label rows between unbounded preceding and current row) as label_id,

    from named

)

select * from final
