-- Every unit with the first step alone, as it was kept.
select * from funnel_alone
