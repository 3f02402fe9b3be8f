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
