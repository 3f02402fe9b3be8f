namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>Integrals of functions whose logarithm is concave: tails and whole densities, with full relative accuracy however small they are.</summary>
internal static class LogConcave
{
    private const double Negligible = 1e-17;
    private const int MostPanels = 400;
    private const double PanelDrop = 3;
    private const double PanelReach = 1.7;

    // The error of a rule of twice the points is about the square of a rule's error.
    private const double Disagreement = 1e-9;
    private const int MostHalvings = 60;

    // A panel over which the function falls by no more than this factor's logarithm needs no check where it is exp of something close to a parabola.
    private const double MostDrop = 6;

    /// <summary>The integral of exp(exponent(s)) over s from 0 to infinity, for an exponent that is 0 at 0 and falls from there with this slope (0 or less) and curvature (0 or more) at 0.</summary>
    internal static double Tail(Func<double, double> exponent, double slope, double curvature)
    {
        // The length over which the exponent falls by about 1.
        var scale = 2 / (-slope + Math.Sqrt((slope * slope) + (2 * curvature)));
        var width = PanelDrop * scale;
        (var sum, var from, var height) = (0.0, 0.0, 0.0);
        for (var panel = 0; panel < MostPanels; panel++)
        {
            var end = exponent(from + width);
            while (end < height - MostDrop)
            {
                width /= 2;
                end = exponent(from + width);
            }

            var part = GaussLegendre.Panel(s => Math.Exp(exponent(s)), from, from + width);
            sum += part;
            (from, height) = (from + width, end);
            if (part <= Negligible * sum)
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>
    /// The integral of exp(logarithm(x)) from one end to the other, for a start where the logarithm is finite or near such a place and a step of about the width of the hill;
    /// 0 where the whole hill underflows. Where the function has a kink, the ends are to be put there.
    /// </summary>
    internal static double Whole(
        Func<double, double> logarithm,
        double start,
        double step,
        double low = double.NegativeInfinity,
        double high = double.PositiveInfinity
    )
    {
        double Within(double x) => x > low && x < high ? logarithm(x) : double.NegativeInfinity;
        var inner = Math.Min(step, 0.25 * (high - low));
        var top = Top(Within, Math.Clamp(start, low + inner, high - inner), inner);
        var height = Within(top);
        var peak = Math.Exp(height);
        if (peak == 0)
        {
            return 0;
        }

        double Relative(double x) => Math.Exp(logarithm(x) - height);
        var right = Panels(Relative, top, PanelReach * Reach(Within, top, height, inner), high);
        var left = -Panels(Relative, top, PanelReach * Reach(Within, top, height, -inner), low);
        return peak * (right + left);
    }

    /// <summary>The integral of exp(logarithm(x)) over a range in this many steps of equal width, for an edge whose place and width are known.</summary>
    internal static double Steps(Func<double, double> logarithm, double low, double high, int count)
    {
        (var points, var weights) = GaussLegendre.Grid(low, high, (high - low) / count);
        return points.Zip(weights, (x, weight) => weight * Math.Exp(logarithm(x))).Sum();
    }

    private static double Panels(
        Func<double, double> function,
        double from,
        double width,
        double end = double.PositiveInfinity
    )
    {
        var sum = 0.0;
        var halvings = MostHalvings;
        for (var panel = 0; panel < MostPanels; panel++)
        {
            var to = width > 0 ? Math.Min(end, from + width) : Math.Max(end, from + width);
            var part = Refined(function, from, to, Math.Abs(sum), ref halvings);
            sum += part;
            from = to;
            if (to == end || Math.Abs(part) <= Negligible * Math.Abs(sum))
            {
                break;
            }
        }

        return sum;
    }

    // A function may fall within a panel far faster than at its start: where a rule of half the points does not agree, the panel is halved, as long as halvings are left; what is noise never agrees.
    private static double Refined(
        Func<double, double> function,
        double from,
        double to,
        double others,
        ref int halvings
    )
    {
        var whole = GaussLegendre.Panel(function, from, to);
        if (
            halvings <= 0
            || !(
                Math.Abs(whole - GaussLegendre.CoarsePanel(function, from, to))
                > Disagreement * (others + Math.Abs(whole))
            )
        )
        {
            return whole;
        }

        halvings--;
        var middle = 0.5 * (from + to);
        var left = Refined(function, from, middle, others, ref halvings);
        return left + Refined(function, middle, to, others + Math.Abs(left), ref halvings);
    }

    // The distance, signed as the step, over which the logarithm falls by between 1 and 2 from its top.
    private static double Reach(Func<double, double> logarithm, double top, double height, double step)
    {
        var distance = step;
        for (var i = 0; i < 200 && !(logarithm(top + distance) >= height - 2); i++)
        {
            distance /= 2;
        }

        for (var i = 0; i < 200 && logarithm(top + distance) > height - 1; i++)
        {
            distance *= 1.4;
        }

        return distance;
    }

    // Somewhere near the top is enough: panels start there and go both ways.
    private static double Top(Func<double, double> logarithm, double start, double step)
    {
        var middle = start;
        var height = logarithm(middle);
        var last = step;
        foreach (var direction in new[] { 1, -1 })
        {
            var stride = step * direction;
            for (var i = 0; i < 200; i++)
            {
                var next = logarithm(middle + stride);
                if (!(next > height))
                {
                    break;
                }

                middle += stride;
                height = next;
                last = Math.Abs(stride);
                stride *= 1.5;
            }
        }

        // After long strides the top lies between two of them: the golden section narrows it.
        var golden = (Math.Sqrt(5) - 1) / 2;
        var low = middle - (1.5 * last);
        var high = middle + (1.5 * last);
        while (high - low > step)
        {
            var left = high - (golden * (high - low));
            var right = low + (golden * (high - low));
            (low, high) = logarithm(left) < logarithm(right) ? (left, high) : (low, right);
        }

        var found = 0.5 * (low + high);
        return logarithm(found) >= height ? found : middle;
    }
}
