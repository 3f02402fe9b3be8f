-- An amount with two decimals over a count, rounded to the cent, halves away from zero, in whole numbers: division of decimals would go through floating point. Null over 0.
create or replace temp macro money_per(amount, parts) as
    cast(
        sign(amount)
        * ((2 * cast(abs(amount) * 100 as hugeint) + parts) // nullif(2 * parts, 0))
        as decimal(20, 0)
    ) * cast(0.01 as decimal(2, 2))
