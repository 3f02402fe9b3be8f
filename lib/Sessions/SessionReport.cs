using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

/// <summary>What the sessions and visits of the clean events are.</summary>
/// <param name="Options">The gap and the limit they were built with.</param>
/// <param name="Totals">The sessions in numbers.</param>
/// <param name="Agreement">How visits agree with sessions.</param>
/// <param name="Reconciliations">Numbers that agree between events, sessions and visits.</param>
public sealed record SessionReport(
    SessionOptions Options,
    SessionTotals Totals,
    VisitAgreement Agreement,
    IReadOnlyList<Reconciliation> Reconciliations
) : TableReport
{
    /// <summary>The totals as one row; <see cref="Table.Turned"/> makes a list of it.</summary>
    public override Table ToTable() =>
        Table
            .Of([Totals], "Sessions")
            .WithFormat(ColumnFormat.Fixed(0), "sessions_with_id")
            .WithFormat(
                ColumnFormat.Automatic.OrElse("no sessions"),
                "mean_duration_seconds",
                "median_duration_seconds",
                "mean_events"
            );

    /// <summary>How long sessions last, in a sentence, or that there are none.</summary>
    public string Sentence =>
        Totals is { MeanDurationSeconds: { } mean, MedianDurationSeconds: { } median }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The mean session lasts {mean:N0} s, the median one {median:N0} s."
            )
            : "There are no sessions.";

    /// <summary>How visits agree with sessions, as one row; <see cref="Table.Turned"/> makes a list of it.</summary>
    public Table AgreementTable() =>
        Table
            .Of([Agreement], $"Sessions of the source and visits cut at {Options.GapMinutes} minutes")
            .WithFormat(ColumnFormat.Percent().OrElse("no sessions"), "identical_session_rate", "identical_event_rate");

    /// <summary>The numbers that agree between events, sessions and visits.</summary>
    public Table ReconciliationsTable() => Reconciliation.ToTable(Reconciliations, "Events, sessions and visits agree");
}
