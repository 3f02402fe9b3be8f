-- The links between the nodes of neighbouring steps, in the order of time.
with

linked as (

    select
        counts.step + 1 as step,
        nodes.node,
        coalesce(next_nodes.node, $end_name) as next_node,
        cast(sum(counts.sessions) as bigint) as sessions,

    from path_counts as counts

    inner join path_nodes as nodes
        on counts.label_id = nodes.label_id

    left join path_nodes as next_nodes
        on counts.next_label_id = next_nodes.label_id

    group by
        counts.step,
        nodes.node,
        coalesce(next_nodes.node, $end_name)

),

final as (

    select
        step,
        case when cast($backwards as boolean) then next_node else node end as source,
        case when cast($backwards as boolean) then node else next_node end as target,
        sessions,

    from linked

)

select *

from final

order by
    step,
    sessions desc,
    source,
    target
