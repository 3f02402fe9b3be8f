-- What the labels of steps are shown as: the most frequent next steps of all places and the anchor by their names, the others as one.
create or replace temp table path_nodes as

with

labels as (

    select distinct
        label_id,
        label,

    from path_labels

),

frequent as (

    select
        labels.label_id,

    from path_counts as counts

    inner join labels
        on counts.next_label_id = labels.label_id

    group by
        labels.label_id,
        labels.label

    order by
        sum(counts.sessions) desc,
        labels.label

    limit $nodes

),

final as (

    select
        labels.label_id,

        case
            when frequent.label_id is not null or labels.label = $anchor then labels.label
            else $other_name
        end as node,

    from labels

    left join frequent
        on labels.label_id = frequent.label_id

)

select * from final
