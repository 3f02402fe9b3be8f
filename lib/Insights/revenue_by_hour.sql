-- Revenue by hour of the day through the star schema: hours with events, most revenue first.
select
    event_hour as hour,
    sessions,
    purchases,
    revenue,

from mart_revenue_hours

order by
    revenue desc,
    hour
