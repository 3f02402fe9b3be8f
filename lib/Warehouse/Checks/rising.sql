-- Whether each value of a column is larger than the one of the row before; NULL never is.
with

steps as (

    select {column} > lag({column}) over () as rises

    from {relation}

)

select count(*) - count(*) filter (rises) <= 1 from steps
