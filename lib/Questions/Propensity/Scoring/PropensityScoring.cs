using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Explanation;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Propensity.Scoring;

/// <summary>Which scores get reasons.</summary>
public sealed record ScoringOptions
{
    /// <summary>The share of users with the highest scores whose scores are explained, 0 to 1: explaining takes far longer than scoring.</summary>
    public double ExplainedShare { get; init; } = 0.1;

    /// <summary>How many reasons at most, 1 to 10.</summary>
    public int Reasons { get; init; } = 3;

    internal ScoringOptions Checked()
    {
        if (ExplainedShare is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ExplainedShare), ExplainedShare, "A share is 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Reasons, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Reasons, 10);
        return this;
    }
}

/// <summary>A user's score.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Score">The probability to buy in the next window.</param>
/// <param name="Decile">The tenth by falling score, 1 for the highest.</param>
/// <param name="Reasons">What moved the score most; null where it was not asked for.</param>
public sealed record ScoredUser(long UserId, double Score, int Decile, string? Reasons);

/// <summary>What was scored and where it was kept.</summary>
/// <param name="AsOf">The instant of the features.</param>
/// <param name="Users">How many users were scored.</param>
/// <param name="ModelPath">The model as LightGBM's text; null for a shop in memory.</param>
/// <param name="ScoresPath">The scores as Parquet; null for a shop in memory.</param>
/// <param name="First">The users with the highest scores.</param>
public sealed record PropensityScoring(
    DateTime AsOf,
    int Users,
    string? ModelPath,
    string? ScoresPath,
    IReadOnlyList<ScoredUser> First
) : TableReport
{
    private const int FirstUsers = 10;

    /// <summary>The users with the highest scores.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                First,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Likeliest buyers of {Words.Count(Users, "user")} as of {AsOf:yyyy-MM-dd}"
                )
            )
            .WithFormat(ColumnFormat.Percent(), "score");

    internal static PropensityScoring Run(
        ShopSession session,
        PropensityModel model,
        DateTime from,
        DateTime asOf,
        ScoringOptions options
    )
    {
        // No label is asked for; the second after the instant makes a window.
        var rows = UserFeatureReader.Read(session, new PropensityWindow(from, asOf, asOf.AddSeconds(1)));
        var scores = model.Predict(rows.Features, session.CancellationToken);
        Append(session, model, rows, scores, options);
        var (modelPath, scoresPath) = Paths(session.Shop.WarehousePath);
        WarehouseLoad.Run(
            session,
            load =>
            {
                load.Create(typeof(PropensityScoring), "predictions_propensity");
                ContractVerifier.Verify(session, ["predictions_propensity"], []);
                return rows.Rows;
            }
        );
        if (modelPath is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(modelPath)!);
            model.Trees.Save(modelPath);
            Script("file").Execute(session, new { target = scoresPath });
        }

        return new(
            asOf,
            rows.Rows,
            modelPath,
            scoresPath,
            Script("first").Query<ScoredUser>(session, new { rows = FirstUsers })
        );
    }

    private static (string? Model, string? Scores) Paths(string warehouse)
    {
        if (warehouse == Shop.InMemoryPath)
        {
            return (null, null);
        }

        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(warehouse))!, "models");
        var name = $"propensity-users-{Path.GetFileNameWithoutExtension(warehouse)}";
        return (Path.Combine(folder, name + ".txt"), Path.Combine(folder, name + ".parquet"));
    }

    private static void Append(
        ShopSession session,
        PropensityModel model,
        PropensityExamples rows,
        double[] scores,
        ScoringOptions options
    )
    {
        var places = new BinaryScores(scores, new byte[scores.Length], rows.Users).Places();
        var reasons = Reasons(model, rows, places, options, session.CancellationToken);
        Script("table").Execute(session);
        using var appender = session.AppendTo("propensity_scores");
        for (var row = 0; row < scores.Length; row++)
        {
            appender
                .CreateRow()
                .AppendValue(rows.Users[row])
                .AppendValue(scores[row])
                .AppendValue((int)(places[row] * 10L / scores.Length) + 1)
                .AppendValue(reasons[row])
                .EndRow();
        }
    }

    private static string?[] Reasons(
        PropensityModel model,
        PropensityExamples rows,
        int[] places,
        ScoringOptions options,
        CancellationToken cancellationToken
    )
    {
        var explained = (int)Math.Ceiling(options.ExplainedShare * rows.Rows);
        int[] chosen = [.. Enumerable.Range(0, rows.Rows).Where(row => places[row] < explained)];
        var features = rows.Features.Take(chosen);
        var contributions = model.Contributions(features, cancellationToken);
        var writer = new ReasonWriter(features.Columns, UserPhrases.All, options.Reasons);
        var values = new double[features.Columns.Count];
        var texts = new string?[rows.Rows];
        for (var place = 0; place < chosen.Length; place++)
        {
            features.CopyRow(place, values);
            texts[chosen[place]] = string.Join(
                "; ",
                writer
                    .Of(values, contributions.AsSpan(place * (values.Length + 1), values.Length + 1))
                    .Reasons.Select(reason => $"{(reason.Contribution > 0 ? "+" : "-")} {reason.Text}")
            );
        }

        return texts;
    }

    private static SqlScript Script(string section) =>
        SqlScript.Load(typeof(PropensityScoring), "propensity_scores.sql", section);
}
