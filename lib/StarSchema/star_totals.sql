-- Rows of every relation of the star schema.
select 'dim_users' as relation, count(*) as rows from dim_users
union all
select 'dim_products', count(*) from dim_products
union all
select 'dim_sessions', count(*) from dim_sessions
union all
select 'dim_time', count(*) from dim_time
union all
select 'fact_events', count(*) from fact_events
union all
select 'fact_product_variants', count(*) from fact_product_variants
union all
select 'fact_purchases', count(*) from fact_purchases
union all
select 'fact_sessions', count(*) from fact_sessions
union all
select 'fact_daily_kpis', count(*) from fact_daily_kpis
union all
select 'fact_user_days', count(*) from fact_user_days
order by relation
