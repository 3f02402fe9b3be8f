-- Quantiles of values of which each occurs several times: counted_to is how many values are no larger, total how many there are. They lie linearly between the values
-- next to the place (total - 1) * share, in the same arithmetic as quantile_cont over the single values. Null over nothing.
create macro if not exists quantile_place(total, share) as (total - 1) * cast(share as double);

create macro if not exists quantile_weight(total, share) as
    any_value(quantile_place(total, share) - floor(quantile_place(total, share)));

create macro if not exists lower_value(value, counted_to, total, share) as
    min(value) filter (counted_to > floor(quantile_place(total, share)));

create macro if not exists upper_value(value, counted_to, total, share) as
    min(value) filter (counted_to > ceil(quantile_place(total, share)));

create macro if not exists weighted_quantile(value, counted_to, total, share) as
    lower_value(value, counted_to, total, share) * (1 - quantile_weight(total, share))
    + upper_value(value, counted_to, total, share) * quantile_weight(total, share);

-- The same of amounts with two decimals: whole cents are added to the lower value, what is left of a cent is dropped, as quantile_cont of decimals does.
create macro if not exists weighted_money_quantile(amount, counted_to, total, share) as
    lower_value(amount, counted_to, total, share)
    + cast(
        floor(
            cast(
                100 * (
                    upper_value(amount, counted_to, total, share)
                    - lower_value(amount, counted_to, total, share)
                )
                as bigint
            ) * quantile_weight(total, share)
        )
        as decimal(20, 0)
    ) * cast(0.01 as decimal(2, 2));
