using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>The chance to find effects of several sizes over the number of users.</summary>
/// <param name="Points">Effect by effect, users rising.</param>
public sealed record PowerCurve(IReadOnlyList<PowerPoint> Points) : ChartReport
{
    private const int Steps = 40;

    /// <summary>The curve of one design between two numbers of control users.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option or number is out of range.</exception>
    public static PowerCurve For(DesignOptions options, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(options);
        return For(options, [options.RelativeEffect], from, to);
    }

    /// <summary>A curve for each of several relative effects, in 40 steps of equal factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option or number is out of range.</exception>
    public static PowerCurve For(DesignOptions options, IReadOnlyList<double> relativeEffects, long from, long to)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(relativeEffects);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        return new PowerCurve([
            .. relativeEffects.SelectMany(effect =>
            {
                var design = (options with { RelativeEffect = effect }).Checked();
                return Enumerable
                    .Range(0, Steps + 1)
                    .Select(step => (long)Math.Round(from * Math.Pow((double)to / from, (double)step / Steps)))
                    .Distinct()
                    .Select(users => new PowerPoint(
                        effect,
                        users,
                        ProportionPower.Power(design.Baseline, design.Rate, users, design.Compared, design.Method)
                    ));
            }),
        ]);
    }

    /// <summary>One row per effect and number of users.</summary>
    public Table ToTable() => Table.Of(Points, "Power").WithFormat(ColumnFormat.Percent(), "relative_effect", "power");

    /// <summary>A line per effect.</summary>
    public override Chart ToChart()
    {
        var lines = Points
            .GroupBy(point => point.RelativeEffect)
            .Select(effect =>
                Chart.Line(
                    effect.Select(point => point.ControlUsers),
                    effect.Select(point => point.Power),
                    effect.Key.ToString("+0.## %;-0.## %", CultureInfo.InvariantCulture)
                )
            )
            .ToArray();
        return lines.Length == 0
            ? Chart.Nothing("There is no effect to draw.").Title("Power")
            : lines
                .Aggregate((all, next) => all.With(next))
                .Title("The chance to find an effect, by users in the control")
                .XAxis("users in the control", log: true)
                .YAxis(
                    new AxisOptions
                    {
                        Title = "power",
                        From = 0,
                        To = 1,
                        TickFormat = ".0%",
                    }
                );
    }
}
