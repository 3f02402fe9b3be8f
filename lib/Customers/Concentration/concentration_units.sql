-- What every unit with a purchase before as_of brings, with its place from the least and the cents brought up to it.
create or replace temp table concentration_units as

with

units as (

    select
        columns([$unit]) as unit,
        coalesce(sum(cast(price * 100 as bigint)), 0) as cents,

    from filtered_purchases($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment)

    where event_time < coalesce(cast($as_of as timestamp), 'infinity'::timestamp)

    group by all

),

final as (

    select
        cast(cents as hugeint) as cents,
        row_number() over in_order as place,
        sum(cents) over in_order as cents_up_to,

    from units

    window in_order as (order by cents, unit rows between unbounded preceding and current row)

)

select * from final
