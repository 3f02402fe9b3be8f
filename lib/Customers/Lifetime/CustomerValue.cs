namespace EcommerceNotebooks.Customers;

/// <summary>The discounted value of what customers are expected to buy.</summary>
public static class CustomerValue
{
    /// <summary>
    /// The sum over months 1 to <paramref name="months"/> of the purchases expected in that month, times the expected spend, discounted to today at a monthly rate: a month is
    /// <see cref="TimeUnit.PerMonth"/> units of the model's time.
    /// </summary>
    /// <param name="model">Buying, in <paramref name="unit"/>s of time.</param>
    /// <param name="unit">The unit of the model and of the history.</param>
    /// <param name="repeats">Repeat purchases.</param>
    /// <param name="lastRepeat">Time from the first purchase to the last.</param>
    /// <param name="age">Time from the first purchase to today.</param>
    /// <param name="expectedSpend">Money expected of one purchase.</param>
    /// <param name="months">Months ahead, 1 to 1,200.</param>
    /// <param name="monthlyDiscount">The rate by which money loses value in a month, 0 or more; 0.01 is 1 %.</param>
    public static double Discounted(
        BuyingModel model,
        TimeUnit unit,
        int repeats,
        double lastRepeat,
        double age,
        double expectedSpend,
        int months = 12,
        double monthlyDiscount = 0.01
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 1_200);
        ArgumentOutOfRangeException.ThrowIfNegative(
            Statistics.Probability.Finite(monthlyDiscount, nameof(monthlyDiscount))
        );
        Statistics.Probability.Finite(expectedSpend, nameof(expectedSpend));
        var value = 0.0;
        var before = 0.0;
        for (var month = 1; month <= months; month++)
        {
            var upTo = model.Expected(month * unit.PerMonth, repeats, lastRepeat, age);
            value += (upTo - before) / Math.Pow(1 + monthlyDiscount, month);
            before = upTo;
        }

        return value * expectedSpend;
    }
}
