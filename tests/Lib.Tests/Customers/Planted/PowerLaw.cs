namespace Tests.Customers.Planted;

/// <summary>Fits count = scale * exposure * trait^power by the Poisson likelihood, the scale profiled out.</summary>
internal static class PowerLaw
{
    /// <summary>The power, with a standard error that holds whatever the counts' variance is (the sandwich of Huber, 1967).</summary>
    public static (double Power, double StandardError) Fit(
        IEnumerable<(double Trait, double Exposure, double Count)> users
    )
    {
        (double X, double Exposure, double Count)[] rows =
        [
            .. users.Select(user => (Math.Log(user.Trait), user.Exposure, user.Count)),
        ];
        var total = rows.Sum(row => row.Count);
        var mean = rows.Sum(row => row.Count * row.X) / total;
        var (low, high) = (-5.0, 5.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = MeanAt(middle) < mean ? (middle, high) : (low, middle);
        }

        var power = (low + high) / 2;
        var scale = total / rows.Sum(row => Expected(row, power));
        var centre = MeanAt(power);
        var information = rows.Sum(row => scale * Expected(row, power) * Square(row.X - centre));
        var variance = rows.Sum(row => Square((row.Count - (scale * Expected(row, power))) * (row.X - centre)));
        return (power, Math.Sqrt(variance) / information);

        double MeanAt(double at) => rows.Sum(row => Expected(row, at) * row.X) / rows.Sum(row => Expected(row, at));
    }

    private static double Expected((double X, double Exposure, double Count) row, double power) =>
        row.Exposure * Math.Exp(power * row.X);

    private static double Square(double value) => value * value;
}
