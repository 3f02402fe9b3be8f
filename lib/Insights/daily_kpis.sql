-- The figures of every date, in the order of dates.
select
    date,
    events,
    views,
    carts,
    purchases,
    dau,
    sessions,
    orders,
    revenue,
    aov,
    arpu,

from fact_daily_kpis

order by date
