copy (
    select *

    from churn_risk

    order by
        spent desc,
        user_id
) to $target (
    format csv,
    header true
)
