namespace EcommerceNotebooks.Charts.Svg;

/// <summary>An axis with its ends settled: values in, pixels out, and labelled ticks.</summary>
internal sealed class SvgAxis
{
    private const double HalfDay = 43_200_000;
    private readonly AxisPlan plan;
    private readonly double low;
    private readonly double high;

    /// <summary>The ends are in places of the plan: values, logarithms or category positions.</summary>
    internal SvgAxis(AxisPlan plan, double low, double high)
    {
        this.plan = plan;
        this.low = low;
        this.high = high;
    }

    internal AxisPlan Plan => plan;

    internal double Low => low;

    internal bool IsCategory => plan.Kind == AxisPlanKind.Category;

    /// <summary>From 0 at the axis' start to 1 at its end.</summary>
    internal double Share(double place)
    {
        double share = (place - low) / (high - low);
        return plan.Options.Reversed ? 1 - share : share;
    }

    internal bool Holds(double place) => place >= low - 1e-9 && place <= high + 1e-9;

    /// <summary>About this many labelled places, all of them for categories.</summary>
    internal IReadOnlyList<(double Place, string Label)> Ticks(int wanted) =>
        plan.Kind switch
        {
            AxisPlanKind.Category => [.. plan.Categories.Select((name, i) => ((double)i, name))],
            AxisPlanKind.Log => LogTicks(wanted),
            AxisPlanKind.Time => [.. TimeTicks.Between(low, high, wanted)],
            _ => LinearTicks(wanted),
        };

    internal string Label(double value) =>
        plan.Options.TickFormat is { } format ? NumberFormat.Parse(format).Format(value) : NumberFormat.Short(value);

    internal static SvgAxis Fit(AxisPlan plan, IEnumerable<double> places, bool fromZero, double padding)
    {
        if (plan.Kind == AxisPlanKind.Category)
        {
            return new SvgAxis(plan, -0.5, Math.Max(1, plan.Categories.Length) - 0.5);
        }

        if (plan.Options.From is { } from && plan.Options.To is { } to)
        {
            return plan.Kind == AxisPlanKind.Log
                ? new SvgAxis(plan, Math.Log10(from), Math.Log10(to))
                : new SvgAxis(plan, from, to);
        }

        if (plan.Ends is { } ends)
        {
            return new SvgAxis(plan, ends.Low, ends.High);
        }

        double[] known = [.. places.Where(double.IsFinite)];
        (double low, double high) = known.Length == 0 ? (0, 1) : (known.Min(), known.Max());
        if (plan.Kind == AxisPlanKind.Log)
        {
            return new SvgAxis(plan, Math.Floor(low), Math.Max(Math.Floor(low) + 1, high + ((high - low) * 0.05)));
        }

        (low, high) = fromZero ? (Math.Min(0, low), Math.Max(0, high)) : (low, high);
        double length = high - low;
        if (length <= 0)
        {
            double around =
                plan.Kind == AxisPlanKind.Time ? HalfDay
                : low == 0 ? 1
                : Math.Abs(low) * 0.1;
            return fromZero ? new SvgAxis(plan, 0, 1) : new SvgAxis(plan, low - around, high + around);
        }

        double pad = length * padding;
        return new SvgAxis(plan, fromZero && low == 0 ? 0 : low - pad, fromZero && high == 0 ? 0 : high + pad);
    }

    private List<(double, string)> LinearTicks(int wanted)
    {
        double step = NiceTicks.Step(high - low, wanted);
        return [.. NiceTicks.Multiples(low, high, step).Select(value => (value, Label(value)))];
    }

    private List<(double, string)> LogTicks(int wanted)
    {
        int decades = (int)(Math.Floor(high) - Math.Ceiling(low)) + 1;
        double[] within = decades <= 2 ? [1, 2, 5] : [1];
        int stride = Math.Max(1, (int)Math.Ceiling(decades / (double)Math.Max(2, wanted)));
        var ticks = new List<(double, string)>();
        for (int power = (int)Math.Floor(low); power <= Math.Ceiling(high); power += stride)
        {
            foreach (double digit in within)
            {
                double place = power + Math.Log10(digit);
                if (Holds(place))
                {
                    ticks.Add((place, Label(digit * Math.Pow(10, power))));
                }
            }
        }

        return ticks;
    }
}
