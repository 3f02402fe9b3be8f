using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Columns;

/// <summary>What is in the columns of the selected events: missing and distinct values, ends, most frequent ones; of prices mean, deviation and quantiles.</summary>
internal sealed class ColumnProfile(Figure figure) : DashboardFigure
{
    private const string Price = "price";

    private static readonly (string Name, string Kind)[] Columns =
    [
        ("event_time", "time (UTC)"),
        ("event_type", "text"),
        ("product_id", "id"),
        ("category_code", "text"),
        ("brand", "text"),
        (Price, "money"),
        ("user_id", "id"),
        ("session_key", "id"),
    ];

    private static readonly string[] ManyValues = ["event_time", "user_id", "session_key"];

    private static readonly string[] OfPrices =
    [
        "deviation",
        "lower_quartile",
        "median",
        "upper_quartile",
        "percentile95",
    ];

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var rows = Columns.Select(column => Profile(context, column.Name, column.Kind)).ToArray();
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Percent().OrElse("no events"), "missing_share")
                .WithFormat(ColumnFormat.Automatic.OrElse("no values"), "least", "most")
                .WithFormat(ColumnFormat.Automatic.OrElse("-"), "most_frequent")
                .WithFormat(ColumnFormat.Fixed(2).OrElse("-"), ["mean", .. OfPrices])
        )
        {
            Keys = ["column"],
            Numbers = Named(["events", "missing", "missing_share", "distinct_values", "mean", .. OfPrices]),
            Sentences = [Sentence(rows)],
            Source = DashboardContext.OfEvents,
        };
    }

    internal override OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    )
    {
        var column = ColumnOf(keys);
        if (number == "events")
        {
            return Number.Of("events").Open(context, Everywhere, skip, rows);
        }

        if (number is "missing" or "missing_share")
        {
            var all = Number.Of("events").Open(context, Everywhere, 0, 0);
            var missing = Missing(context, column, out var place) is { } none
                ? none.Open(context, "missing", skip, rows)
                : Number.Of("events").Open(context, place, skip, rows) with
                {
                    Name = "missing",
                    Title = $"Events without {column}",
                };
            return number == "missing"
                ? missing
                : missing with
                {
                    Name = number,
                    Title = $"Share of events without {column}",
                    Unit = "share",
                    Value = (long)all.Value! == 0 ? null : (double)(long)missing.Value! / (long)all.Value,
                    Formula = $"{missing.Title} / {all.Title}",
                    Parts =
                    [
                        new NumberPart("missing", missing.Title, missing.Value, keys),
                        new NumberPart("events", all.Title, all.Value, keys),
                    ],
                };
        }

        if (number == "distinct_values")
        {
            return Distinct(context, column).Open(context, number, skip, rows);
        }

        if (column != Price && (number == "mean" || OfPrices.Contains(number)))
        {
            context.SelectEvents();
            return OpenedRows
                .Untold($"{number} of {column}", "Only prices have one.", "")
                .Open(context, number, skip, rows);
        }

        if (column == Price && number == "mean")
        {
            // The mean itself, where money is shown to the cent elsewhere.
            context.SelectEvents();
            var mean = Moments.Read(context).Mean;
            return Number.Of("mean_price").Open(context, Everywhere, skip, rows) with { Name = "mean", Value = mean };
        }

        return column == Price && OfPrices.Contains(number)
            ? OfPrice(context, number, skip, rows)
            : throw new ArgumentException($"The column {column} has no {number} to open.");
    }

    internal override long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    )
    {
        var column = ColumnOf(keys);
        return number switch
        {
            "events" => Number.Of("events").Export(context, Everywhere, path),
            "missing" or "missing_share" => Missing(context, column, out var place) is { } none
                ? none.Export(context, path)
                : Number.Of("events").Export(context, place, path),
            "distinct_values" => Distinct(context, column).Export(context, path),
            _ when column == Price && (number == "mean" || OfPrices.Contains(number)) => Number
                .Of("priced_events")
                .Export(context, Everywhere, path),
            _ => throw new ArgumentException($"The column {column} has no {number} to open."),
        };
    }

    private static readonly Dictionary<string, string?> Everywhere = [];

    private static string ColumnOf(IReadOnlyDictionary<string, string?> keys) =>
        new FigureKeys(keys).Only("column").Text("column") is { } name && Columns.Any(column => column.Name == name)
            ? name
            : throw new ArgumentException(
                $"There is no such column; there are {string.Join(", ", Columns.Select(column => column.Name))}."
            );

    // The place of events without a value; rows of none for columns that always have one.
    private static OpenedRows? Missing(DashboardContext context, string column, out Dictionary<string, string?> place)
    {
        place = new() { [column] = column == Price ? PriceRange.Missing : null };
        if (column is Price or "brand" or "category_code")
        {
            return null;
        }

        context.SelectEvents();
        return OpenedRows.Count($"Events without {column}", "Every event has one.", "events", Script("none"));
    }

    private static OpenedRows Distinct(DashboardContext context, string column)
    {
        context.SelectEvents();
        Script("values").Execute(context.Session, new { column });
        return OpenedRows.Count(
            $"Distinct values of {column}",
            "Values that differ, each with how many events have it; a missing one is none.",
            "values",
            Script("distinct")
        );
    }

    private static OpenedNumber OfPrice(DashboardContext context, string number, long skip, int rows)
    {
        context.SelectEvents();
        var moments = Moments.Read(context);
        var (value, meaning) = number switch
        {
            "deviation" => (
                (object?)moments.Deviation,
                "Sample standard deviation of prices: the root of the squared distances from the mean added up over events with a price less one."
            ),
            "lower_quartile" => (moments.LowerQuartile, Quantile("a quarter")),
            "median" => (moments.Median, Quantile("half")),
            "upper_quartile" => (moments.UpperQuartile, Quantile("three quarters")),
            _ => (moments.Percentile95, Quantile("95 %")),
        };
        return Number.Of("priced_events").Open(context, Everywhere, skip, rows) with
        {
            Name = number,
            Title = number == "deviation" ? "Standard deviation of prices" : "Quantile of prices",
            Meaning = meaning,
            Unit = "money",
            Value = value,
            Formula = number == "deviation" ? "root of (sum of (price - mean)^2 / (events with a price - 1))" : meaning,
        };
    }

    private static string Quantile(string share) =>
        $"The least price that at least {share} of the events with a price have, or one below it.";

    private static Row Profile(DashboardContext context, string column, string kind)
    {
        if (ManyValues.Contains(column))
        {
            var all = Script("column").QuerySingle<Summary>(context.Session, new { column });
            return Row.Of(column, kind, all, null, null);
        }

        Script("values").Execute(context.Session, new { column });
        var summary = Script(kind == "text" ? "summary of texts" : "summary").QuerySingle<Summary>(context.Session);
        return Row.Of(
            column,
            kind,
            summary,
            string.Join(", ", Script("most frequent").Query<string>(context.Session)) is { Length: > 0 } top
                ? top
                : null,
            column == Price && summary.DistinctValues > 0 ? Moments.Of(context) : null
        );
    }

    private static string Sentence(Row[] rows)
    {
        if (rows[0].Events == 0)
        {
            return "No event is taken by this filter.";
        }

        string[] missing =
        [
            .. rows.Where(row => row.Missing > 0)
                .OrderByDescending(row => row.Missing)
                .Select(row => DashboardContext.Invariant($"{row.Column} in {row.MissingShare:P2}")),
        ];
        return missing.Length == 0
            ? $"No value is missing in {Words.Count(rows[0].Events, "event")}."
            : $"Of {Words.Count(rows[0].Events, "event")} values are missing of {Words.List(missing)}.";
    }

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(ColumnProfile), "column_profile.sql", section);

    private sealed record Moments(
        double? Mean,
        double? Deviation,
        decimal? LowerQuartile,
        decimal? Median,
        decimal? UpperQuartile,
        decimal? Percentile95
    )
    {
        internal static Moments Of(DashboardContext context) => Script("moments").QuerySingle<Moments>(context.Session);

        internal static Moments Read(DashboardContext context)
        {
            Script("values").Execute(context.Session, new { column = Price });
            return Of(context);
        }
    }

    private sealed record Summary(long Events, long Missing, long DistinctValues, string? Least, string? Most);

    private sealed record Row(
        string Column,
        string Kind,
        long Events,
        long Missing,
        double? MissingShare,
        long DistinctValues,
        string? Least,
        string? Most,
        string? MostFrequent,
        double? Mean,
        double? Deviation,
        decimal? LowerQuartile,
        decimal? Median,
        decimal? UpperQuartile,
        decimal? Percentile95
    )
    {
        internal static Row Of(string column, string kind, Summary summary, string? top, Moments? moments) =>
            new(
                column,
                kind,
                summary.Events,
                summary.Missing,
                summary.Events == 0 ? null : (double)summary.Missing / summary.Events,
                summary.DistinctValues,
                summary.Least,
                summary.Most,
                top,
                moments?.Mean,
                moments?.Deviation,
                moments?.LowerQuartile,
                moments?.Median,
                moments?.UpperQuartile,
                moments?.Percentile95
            );
    }
}
