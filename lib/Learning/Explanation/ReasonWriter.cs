using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>One reason for a row's score.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Value">The row's value as people read it.</param>
/// <param name="Contribution">What it adds to the raw score; below 0 it lowers it.</param>
/// <param name="Text">The caller's phrase with the value in it.</param>
public sealed record Reason(string Feature, string Value, double Contribution, string Text);

/// <summary>Why a row has its score.</summary>
/// <param name="Base">The raw score before anything is known of the row.</param>
/// <param name="Raw">The row's raw score: the base and all contributions, not only those told.</param>
/// <param name="Reasons">The largest contributions, whatever their sign, largest first.</param>
public sealed record RowReasons(double Base, double Raw, IReadOnlyList<Reason> Reasons) : TableReport
{
    /// <summary>What raises the score and what lowers it, in a sentence each.</summary>
    public string Sentence =>
        Reasons.Count == 0
            ? "No feature moves this score."
            : string.Join(
                ' ',
                new[] { ("Raised by", 1), ("Lowered by", -1) }.SelectMany(side => SentencesOf(side.Item1, side.Item2))
            );

    /// <summary>One row per reason.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Reasons.Select(reason => new
                {
                    reason.Feature,
                    reason.Value,
                    reason.Contribution,
                    Reason = reason.Text,
                }),
                "Reasons for a score"
            )
            .WithFormat(ColumnFormat.Fixed(3), "contribution");

    private IEnumerable<string> SentencesOf(string words, int sign)
    {
        var texts = Reasons.Where(reason => Math.Sign(reason.Contribution) == sign).Select(reason => reason.Text);
        return texts.Any() ? [$"{words}: {string.Join("; ", texts)}."] : [];
    }
}

/// <summary>Puts the contributions of a row's features into words. It is made once and asked for each row.</summary>
public sealed class ReasonWriter
{
    private const string Place = "{value}";

    private readonly IReadOnlyList<FeatureColumn> columns;
    private readonly string[] phrases;
    private readonly int most;

    /// <summary>Takes the phrases that stand for features.</summary>
    /// <param name="columns">The model's features in their order.</param>
    /// <param name="phrases">A phrase for a feature's name, with <c>{value}</c> where the row's value is to stand; a feature without one reads "name is value".</param>
    /// <param name="most">At most so many reasons are told, 1 or more.</param>
    /// <exception cref="ArgumentException">A phrase is for a feature that is not there.</exception>
    public ReasonWriter(
        IReadOnlyList<FeatureColumn> columns,
        IReadOnlyDictionary<string, string>? phrases = null,
        int most = 3
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var names = columns.Select(column => column.Name).ToArray();
        phrases ??= new Dictionary<string, string>();
        if (phrases.Keys.Except(names).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException(
                $"No feature is called {unknown}; there are {string.Join(", ", names)}.",
                nameof(phrases)
            );
        }

        this.columns = columns;
        this.phrases = [.. names.Select(name => phrases.GetValueOrDefault(name, $"{name} is {Place}"))];
        this.most = most;
    }

    /// <summary>The largest contributions to a row's score; those that are 0 are no reasons, and equal ones stand in the features' order.</summary>
    /// <param name="values">The row's values, one for each feature.</param>
    /// <param name="contributions">What each feature adds to the raw score, then the base, such as SHAP values (Lundberg and Lee, 2017).</param>
    /// <exception cref="ArgumentException">The lengths do not fit the features, or a contribution is NaN.</exception>
    public RowReasons Of(ReadOnlySpan<double> values, ReadOnlySpan<double> contributions)
    {
        if (values.Length != columns.Count || contributions.Length != columns.Count + 1)
        {
            throw new ArgumentException(
                $"{columns.Count} features have as many values and one contribution more, the base; given {values.Length} values and {contributions.Length} contributions."
            );
        }

        var raw = 0.0;
        var moving = new List<(double Contribution, int Column)>();
        for (var column = 0; column < contributions.Length; column++)
        {
            var contribution = contributions[column];
            if (double.IsNaN(contribution))
            {
                throw new ArgumentException($"Contribution {column} is not a number.", nameof(contributions));
            }

            raw += contribution;
            if (contribution != 0 && column < columns.Count)
            {
                moving.Add((contribution, column));
            }
        }

        var reasons = new List<Reason>();
        foreach (var (contribution, column) in moving.OrderByDescending(each => Math.Abs(each.Contribution)).Take(most))
        {
            var value = FeatureText.Of(values[column], columns[column]);
            var text = phrases[column].Replace(Place, value, StringComparison.Ordinal);
            reasons.Add(new Reason(columns[column].Name, value, contribution, text));
        }

        return new RowReasons(contributions[^1], raw, reasons);
    }
}
