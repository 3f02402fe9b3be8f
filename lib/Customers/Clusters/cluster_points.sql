-- What buyers are clustered by, in the order of their ids. Money below 0, from negative prices, counts as none.
select
    ln(1 + recency_days) as log_recency,
    ln(1 + frequency) as log_frequency,
    ln(1 + greatest(cast(monetary as double), 0)) as log_monetary,
    cast(spent as double) as spent,

from rfm_buyers

order by user_id
