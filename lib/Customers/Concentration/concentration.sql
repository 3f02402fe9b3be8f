-- [totals]
-- Gini's coefficient from whole cents: 2 * sum(place * cents) / (n * sum(cents)) - (n + 1) / n.
select
    count(*) as units,
    cast(coalesce(sum(cents), 0) as bigint) as cents,

    case
        when sum(cents) > 0 and min(cents) >= 0
            then cast(2 * sum(place * cents) - (count(*) + 1) * sum(cents) as double)
                / cast(count(*) * sum(cents) as double)
    end as gini,

from concentration_units

-- [top]
-- What the first 1, 5, 10 and 20 per cent of units bring, a part of a unit counting as a whole one.
with

totals as (

    select
        count(*) as units,
        sum(cents) as cents,

    from concentration_units

),

shares as (

    select
        percents.percent,
        (totals.units * percents.percent + 99) // 100 as units,
        totals.units as all_units,
        totals.cents as all_cents,

    from (values (1), (5), (10), (20)) as percents (percent)

    cross join totals

),

final as (

    select
        shares.percent,
        shares.units,
        cast(coalesce(sum(concentration_units.cents), 0) as bigint) as cents,

        case
            when any_value(shares.all_cents) > 0
                then cast(sum(concentration_units.cents) as double) / cast(any_value(shares.all_cents) as double)
        end as revenue_share,

    from shares

    left join concentration_units
        on concentration_units.place > shares.all_units - shares.units

    group by
        shares.percent,
        shares.units

)

select * from final order by percent

-- [curve]
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
