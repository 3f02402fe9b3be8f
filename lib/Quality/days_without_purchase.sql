select date as sample_key

from fact_daily_kpis

where purchases = 0
