-- The Lorenz curve at hundredths of the units.
with

totals as (

    select
        count(*) as units,
        sum(cents) as cents,

    from concentration_units

),

places as (

    select distinct
        units * step // 100 as place,

    from totals

    cross join range(1, 101) as steps (step)

),

final as (

    select
        cast(concentration_units.place as double) / totals.units as unit_share,
        cast(concentration_units.cents_up_to as double) / cast(totals.cents as double) as revenue_share,

    from places

    inner join concentration_units
        on places.place = concentration_units.place

    cross join totals

)

select * from final order by unit_share
