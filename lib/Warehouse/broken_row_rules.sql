-- The numbers, from 1, of the rules that some row of a relation breaks, joined by commas; a rule that is NULL for a row is not broken by it. The query gives one row with the list of the rules that hold.
with

broken as (

    select
        generate_subscripts(rules, 1) as number,
        unnest(rules) as holds,

    from query($rules_held)

)

select coalesce(string_agg(number, ',' order by number) filter (not holds), '') from broken
