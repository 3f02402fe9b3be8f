-- The sessions of a link.
with

moves as (

    select
        moves.session_key,
        nodes.node,
        coalesce(next_nodes.node, $end_name) as next_node,

    from path_moves(
        $filter_from,
        $filter_to,
        $filter_category,
        $filter_brand,
        $filter_segment,
        $by_type,
        $by_category,
        $by_product,
        $backwards,
        $steps
    ) as moves

    inner join path_nodes as nodes
        on moves.label_id = nodes.label_id

    left join path_nodes as next_nodes
        on moves.next_label_id = next_nodes.label_id

    where moves.step + 1 = $step

)

select session_key

from moves

where
    case when cast($backwards as boolean) then next_node else node end = $source
    and case when cast($backwards as boolean) then node else next_node end = $target

order by session_key
