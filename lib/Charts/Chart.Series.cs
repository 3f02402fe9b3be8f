using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts;

/// <content>Kinds of chart whose series can share axes. Values may be any numbers, texts, dates or times; null and NaN are missing values.</content>
public sealed partial class Chart
{
    private const int MarkedLinePoints = 60;

    /// <summary>Upright bars of the heights y at the places x; series added by <see cref="With"/> stand side by side.</summary>
    public static Chart Bar<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        IEnumerable<string>? hover = null
    )
    {
        (var places, var heights) = Pair(x, nameof(x), y, nameof(y), "bar");
        return Of(
            FigureParts
                .NewTrace("bar", name)
                .With(("x", places), ("y", heights.MustBeNumbers(nameof(y))), ("hovertext", Hover(hover, places.Count)))
        );
    }

    /// <summary>Bars from the left, the first label on top: the form for long labels and rankings.</summary>
    public static Chart HorizontalBar<TLabel, TValue>(
        IEnumerable<TLabel> labels,
        IEnumerable<TValue> values,
        string? name = null,
        IEnumerable<string>? hover = null
    )
    {
        (var places, var lengths) = Pair(labels, nameof(labels), values, nameof(values), "bar");
        return new Chart([
            new ChartCell
            {
                Y = new AxisOptions { Reversed = true },
                Traces =
                [
                    FigureParts
                        .NewTrace("bar", name)
                        .With(
                            ("orientation", "h"),
                            ("x", lengths.MustBeNumbers(nameof(values))),
                            ("y", places),
                            ("hovertext", Hover(hover, places.Count))
                        ),
                ],
            },
        ]);
    }

    /// <summary>A line through the points in the order given, with a gap where a value is missing.</summary>
    public static Chart Line<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        IEnumerable<string>? hover = null
    )
    {
        (var across, var up) = Pair(x, nameof(x), y, nameof(y), "line");
        return Of(
            FigureParts
                .NewTrace("scatter", name)
                .With(
                    ("x", across),
                    ("y", up.MustBeNumbers(nameof(y))),
                    ("mode", across.Count <= MarkedLinePoints ? "lines+markers" : "lines"),
                    ("hovertext", Hover(hover, across.Count))
                )
        );
    }

    /// <summary>The area between a lower and an upper end at each place, such as an interval around a line that is added to it; a place without both ends parts it.</summary>
    public static Chart Band<TX, TLow, THigh>(
        IEnumerable<TX> x,
        IEnumerable<TLow> lower,
        IEnumerable<THigh> upper,
        string? name = null
    )
    {
        ArgumentNullException.ThrowIfNull(x);
        TX[] places = [.. x];
        var low = ChartValues.From(lower, nameof(lower)).MustBeNumbers(nameof(lower));
        var high = ChartValues.From(upper, nameof(upper)).MustBeNumbers(nameof(upper));
        Require.SameLength((nameof(x), places.Length), (nameof(lower), low.Count), (nameof(upper), high.Count));
        List<TX> across = [];
        List<double?> up = [];
        for (var from = 0; from < places.Length; )
        {
            var length = 0;
            while (from + length < places.Length && HasBoth(from + length))
            {
                length++;
            }

            var run = Enumerable.Range(from, length).ToArray();
            across.AddRange([.. run.Select(i => places[i]), .. run.Reverse().Select(i => places[i]), places[from]]);
            up.AddRange([.. run.Select(i => low.Numbers[i]), .. run.Reverse().Select(i => high.Numbers[i]), null]);
            from += length + 1;
        }

        (var outline, var ends) = Pair(across, nameof(x), up, nameof(lower), "band");
        return Of(
            new BandTrace(places.Length).With(
                ("name", name is null ? null : FigureParts.Shown(name)),
                ("x", outline),
                ("y", ends),
                ("mode", "lines"),
                ("fill", "toself"),
                ("hoverinfo", "skip")
            )
        );

        bool HasBoth(int i) => !double.IsNaN(low.Numbers[i]) && !double.IsNaN(high.Numbers[i]);
    }

    /// <summary>Points at x and y.</summary>
    public static Chart Scatter<TX, TY>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        string? name = null,
        IEnumerable<string>? hover = null
    )
    {
        (var across, var up) = Pair(x, nameof(x), y, nameof(y), "scatter");
        return Of(
            FigureParts
                .NewTrace("scatter", name)
                .With(("x", across), ("y", up), ("mode", "markers"), ("hovertext", Hover(hover, across.Count)))
        );
    }

    /// <summary>Points in space; all three coordinates are numbers.</summary>
    public static Chart Scatter3d<TX, TY, TZ>(
        IEnumerable<TX> x,
        IEnumerable<TY> y,
        IEnumerable<TZ> z,
        string? name = null,
        IEnumerable<string>? hover = null
    )
    {
        (var across, var along) = Pair(x, nameof(x), y, nameof(y), "scatter3d");
        ChartValues up = ChartValues.From(z, nameof(z));
        Require.SameLength((nameof(x), across.Count), (nameof(z), up.Count));
        Require.SomePoints(up, nameof(z), "scatter3d");
        return Of(
            FigureParts
                .NewTrace("scatter3d", name)
                .With(
                    ("x", across.MustBeNumbers(nameof(x))),
                    ("y", along.MustBeNumbers(nameof(y))),
                    ("z", up.MustBeNumbers(nameof(z))),
                    ("mode", "markers"),
                    ("hovertext", Hover(hover, across.Count))
                )
        );
    }

    private static Chart Of(Trace trace) => new([new ChartCell { Traces = [trace] }]);

    private static (ChartValues X, ChartValues Y) Pair<TX, TY>(
        IEnumerable<TX> x,
        string xName,
        IEnumerable<TY> y,
        string yName,
        string kind
    )
    {
        ChartValues across = ChartValues.From(x, xName);
        ChartValues up = ChartValues.From(y, yName);
        Require.SameLength((xName, across.Count), (yName, up.Count));
        Require.SomePoints(across, xName, kind);
        Require.SomePoints(up, yName, kind);
        return (across, up);
    }

    private static ChartValues? Hover(IEnumerable<string>? hover, int count)
    {
        if (hover is null)
        {
            return null;
        }

        ChartValues texts = ChartValues.From(hover, nameof(hover));
        Require.SameLength(("values", count), (nameof(hover), texts.Count));
        return texts;
    }
}
