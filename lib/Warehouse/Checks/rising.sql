-- Whether each row's values are larger than those of the row before, the first of them that differs counting; NULL never is, nor is the first row.
with

steps as (

    select {is_larger} as is_larger

    from {relation}

),

others as (

    select 1

    from steps

    where is_larger is not true

    limit 2

)

select count(*) <= 1 from others
