using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Intake;

/// <summary>Missing values of each column, in the raw log and in clean events.</summary>
internal sealed class MissingColumns(Figure figure) : OwnRowsFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var missing = context.Session.Insights.MissingValues();
        var some = missing
            .Columns.Where(column => column.RawRows > 0)
            .OrderByDescending(column => column.RawRows)
            .ToArray();
        return new FigureAnswer(figure, missing.ToTable().WithTitle(figure.Title))
        {
            Chart = Draw(some).Title(figure.Title),
            Keys = ["column"],
            Numbers = Named("raw_rows", "raw_share", "events", "event_share"),
            Sentences =
            [
                some.Length == 0
                    ? "No column of the log misses a value."
                    : $"Values are missing in the log of {Words.List([.. some.Select(column => DashboardContext.Invariant($"{column.Column} ({column.RawRows:N0}, {column.RawShare:P2})"))])}.",
            ],
            Source = IntakeRows.Source,
        };
    }

    private static Chart Draw(MissingColumn[] some)
    {
        if (some.Length == 0)
        {
            return Chart.Nothing("No value is missing.");
        }

        var bars = Chart.Bar(some.Select(column => column.Column), some.Select(column => column.RawShare), "raw log");
        // Without a clean event there is no share of them.
        return (
            some.All(column => column.EventShare is null)
                ? bars
                : bars.With(
                    Chart.Bar(
                        some.Select(column => column.Column),
                        some.Select(column => column.EventShare),
                        "clean events"
                    )
                )
        ).YAxis("share without a value", ".0%");
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var column = keys.Only("column").Has("column") ? keys.Text("column") : null;
        var isRaw = number is "raw_rows" or "raw_share";
        if (
            (!isRaw && number is not ("events" or "event_share"))
            || (
                column is not null
                && context.Session.Insights.MissingValues().Columns.All(each => each.Column != column)
            )
        )
        {
            throw NoSuchNumber();
        }

        IntakeRows.Script("column").Execute(context.Session, new { column });
        var rows = OpenedRows.Count(
            $"{(isRaw ? "Raw rows" : "Clean events")}{(column is null ? "" : $" without {column}")}",
            isRaw
                ? "Rows of the log as it came, copies and rows put aside among them."
                : "Rows that can be used, copies removed.",
            isRaw ? "rows" : "events",
            IntakeRows.Script(isRaw ? "raw rows" : "clean rows")
        );
        if (number is "raw_rows" or "events")
        {
            return rows;
        }

        var below = isRaw
            ? IntakeRows.Script("raw count").QuerySingle<long>(context.Session)
            : context.Session.Insights.LogOverview().Events;
        var name = isRaw ? "raw_rows" : "events";
        return rows.Over(
            context,
            name,
            keys,
            new NumberPart(name, isRaw ? "Raw rows" : "Clean events", below, Nowhere)
        );
    }
}

/// <summary>Lines of the sources: accepted, or rejected and why.</summary>
internal sealed class RejectedLines(Figure figure) : OwnRowsFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        if (!BuiltRelations.Exists(context.Session, "events_rejected"))
        {
            return new FigureAnswer(figure, Table.Of(Array.Empty<Fate>(), figure.Title))
            {
                Sentences = ["The log of this warehouse came from no sources, so no line of one was rejected."],
                Source = IntakeRows.Source,
            };
        }

        var outcomes = IntakeRows.Script("lines").Query<Fate>(context.Session);
        var sum = outcomes.Sum(outcome => outcome.Lines);
        var accepted = outcomes.Where(outcome => outcome.ErrorType is null).Sum(outcome => outcome.Lines);
        var lines = LakeFolder.Of(context.Session.Shop).Manifests.Current().Sources.Sum(source => source.Lines);
        return new FigureAnswer(
            figure,
            Table
                .Of(
                    outcomes.Select(outcome => new
                    {
                        outcome.Outcome,
                        outcome.ErrorType,
                        outcome.ColumnName,
                        outcome.Lines,
                        Share = sum == 0 ? null : (double?)outcome.Lines / sum,
                    }),
                    figure.Title
                )
                .WithFormat(ColumnFormat.Automatic.OrElse("-"), "error_type", "column_name")
                .WithFormat(ColumnFormat.Percent().OrElse("no lines"), "share")
        )
        {
            Keys = ["outcome", "error_type", "column_name"],
            Numbers = Named("lines", "share"),
            Sentences =
            [
                DashboardContext.Invariant(
                    $"{Words.Count(lines, "line")} of the sources: {accepted:N0} accepted and {sum - accepted:N0} rejected, {(sum == lines ? "none missing" : DashboardContext.Invariant($"which does not agree: they are {sum:N0}"))}."
                ),
            ],
            Source = IntakeRows.Source,
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var lines = Lines(context, keys.Only("outcome", "error_type", "column_name"));
        return number switch
        {
            "lines" => lines,
            "share" => lines.Over(
                context,
                "lines",
                keys,
                new NumberPart(
                    null,
                    "Lines",
                    IntakeRows.Script("lines").Query<Fate>(context.Session).Sum(fate => fate.Lines),
                    Nowhere
                )
            ),
            _ => throw NoSuchNumber(),
        };
    }

    private static OpenedRows Lines(DashboardContext context, FigureKeys keys)
    {
        var outcome = keys.Text("outcome");
        if (outcome is not ("accepted" or "rejected"))
        {
            throw new ArgumentException("A line is accepted or rejected.");
        }

        if (outcome == "accepted")
        {
            IntakeRows.Script("column").Execute(context.Session, new { column = (string?)null });
            return OpenedRows.Count(
                "Lines accepted",
                "Lines that became a row of the log.",
                "lines",
                IntakeRows.Script("raw rows")
            );
        }

        IntakeRows
            .Script("reason")
            .Execute(
                context.Session,
                new { error_type = keys.Text("error_type"), column_name = keys.Text("column_name") }
            );
        return OpenedRows.Count(
            "Lines rejected",
            "Lines that do not fit their types, each with its text and the reason.",
            "lines",
            IntakeRows.Script("rejected lines")
        );
    }

    private sealed record Fate(string Outcome, string? ErrorType, string? ColumnName, long Lines);
}

/// <summary>Raw rows: clean events, copies that were removed, and rows put aside and why.</summary>
internal sealed class QuarantinedRows(Figure figure) : OwnRowsFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var outcomes = IntakeRows.Script("rows").Query<Fate>(context.Session);
        var raw = IntakeRows.Script("raw count").QuerySingle<long>(context.Session);
        var sum = outcomes.Sum(outcome => outcome.Rows);
        var aside = outcomes.Where(outcome => outcome.Reason is not null).Sum(outcome => outcome.Rows);
        return new FigureAnswer(
            figure,
            Table
                .Of(
                    outcomes.Select(outcome => new
                    {
                        outcome.Outcome,
                        outcome.Reason,
                        outcome.Rows,
                        Share = sum == 0 ? null : (double?)outcome.Rows / sum,
                    }),
                    figure.Title
                )
                .WithFormat(ColumnFormat.Automatic.OrElse("-"), "reason")
                .WithFormat(ColumnFormat.Percent().OrElse("no rows"), "share")
        )
        {
            Keys = ["outcome", "reason"],
            Numbers = Named("rows", "share"),
            Sentences =
            [
                DashboardContext.Invariant(
                    $"{Words.Count(raw, "raw row")}: {outcomes[0].Rows:N0} clean, {outcomes[1].Rows:N0} copies removed and {aside:N0} put aside, {(sum == raw ? "none missing" : DashboardContext.Invariant($"which does not agree: they are {sum:N0}; the log has changed since it was cleaned"))}."
                ),
            ],
            Source = IntakeRows.Source,
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var rows = Rows(context, keys.Only("outcome", "reason"));
        return number switch
        {
            "rows" => rows,
            "share" => rows.Over(
                context,
                "rows",
                keys,
                new NumberPart(
                    null,
                    "Raw rows",
                    IntakeRows.Script("rows").Query<Fate>(context.Session).Sum(fate => fate.Rows),
                    Nowhere
                )
            ),
            _ => throw NoSuchNumber(),
        };
    }

    private static OpenedRows Rows(DashboardContext context, FigureKeys keys)
    {
        IntakeRows
            .Script("reason")
            .Execute(
                context.Session,
                new { error_type = keys.Values.GetValueOrDefault("reason"), column_name = (string?)null }
            );
        return keys.Text("outcome") switch
        {
            "clean" => OpenedRows.Count(
                "Clean events",
                "Rows that can be used.",
                "rows",
                IntakeRows.Script("clean rows")
            ),
            "copy removed" => OpenedRows.Count(
                "Copies removed",
                "Rows that repeat a clean event.",
                "rows",
                IntakeRows.Script("copies")
            ),
            "put aside" => OpenedRows.Count(
                "Rows put aside",
                "Rows that lack what an event needs, or say what none can be.",
                "rows",
                IntakeRows.Script("put aside")
            ),
            _ => throw new ArgumentException("A raw row is clean, a copy removed, or put aside."),
        };
    }

    private sealed record Fate(string Outcome, string? Reason, long Rows);
}

/// <summary>The scripts of what came in.</summary>
internal static class IntakeRows
{
    internal const string Source = "the raw log, whole";

    internal static SqlScript Script(string section) => SqlScript.Load(typeof(IntakeRows), "intake.sql", section);
}
