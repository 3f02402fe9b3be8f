-- The revenue per user that this share of all analysed users does not exceed, all arms together.
select quantile_cont(cast(revenue as double), $percentile) as cap from experiment_rows
