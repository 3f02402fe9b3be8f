using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Funnels;

/// <summary>The units behind one number of a funnel.</summary>
/// <param name="Options">What the funnel counts.</param>
/// <param name="Cell">The number.</param>
/// <param name="Count">How many units there are, in memory or not: the number itself.</param>
/// <param name="Rows">The first of them in the order of their keys.</param>
public sealed record FunnelUnitList(
    FunnelOptions Options,
    FunnelCell Cell,
    long Count,
    IReadOnlyList<FunnelMember> Rows
) : TableReport
{
    /// <summary>One row per unit in memory.</summary>
    public override Table ToTable() =>
        Table.Of(
            Rows,
            FormattableString.Invariant(
                $"{Count} {Options.UnitName}, {Options.StepName(Cell.Step)}: {Cell.Outcome switch
                {
                    FunnelOutcome.StoppedAfter => "stopped after it",
                    FunnelOutcome.Skipped => "skipped it",
                    _ => "reached it",
                }}"
            )
        );
}

/// <summary>A unit of a funnel.</summary>
/// <param name="UserId">Its user.</param>
/// <param name="SessionKey">Its session, where sessions are the units.</param>
/// <param name="ProductId">Its product, where pairs of user and product are the units.</param>
/// <param name="EntryTime">Time (UTC) at which its attempt starts.</param>
/// <param name="Reached">The last required step that it reached, from 1.</param>
/// <param name="LastStepTime">Time (UTC) of the last step of its attempt.</param>
/// <param name="Value">Its value of the breakdown or its date; null without.</param>
public sealed record FunnelMember(
    long UserId,
    long? SessionKey,
    long? ProductId,
    DateTime EntryTime,
    int Reached,
    DateTime LastStepTime,
    string? Value
);

/// <summary>One number of a funnel, to be opened into its units.</summary>
public sealed record FunnelCell
{
    /// <summary>The step, counted from 1.</summary>
    public required int Step { get; init; }

    /// <summary>What the units have in common.</summary>
    public FunnelOutcome Outcome { get; init; }

    /// <summary>The breakdown that <see cref="Value"/> is of; null for the whole funnel.</summary>
    public FunnelBreakdown? Breakdown { get; init; }

    /// <summary>A value of the breakdown as it is shown, <see cref="FunnelGroup.Other"/> included; null takes all.</summary>
    public string? Value { get; init; }

    /// <summary>The date (UTC) on which the attempts start, as in the trend; null takes all. Not together with a breakdown.</summary>
    public DateOnly? EntryDate { get; init; }

    internal void Check(FunnelOptions options)
    {
        FunnelOptions.Must(
            Step >= 1 && Step <= options.Steps.Length,
            $"The funnel's steps are 1 to {options.Steps.Length}; there is no {Step}."
        );
        var isSkipped = Outcome == FunnelOutcome.Skipped;
        FunnelOptions.Must(
            Enum.IsDefined(Outcome)
                && (Outcome == FunnelOutcome.Reached || options.Steps[Step - 1].IsOptional == isSkipped)
                && (EntryDate is null || Breakdown is null),
            $"Units stop after required steps, skip optional ones, and are taken by date or by breakdown, not by both; given {this}."
        );
        FunnelOptions.Must(
            Value is null || Breakdown is not null,
            $"A value is of a breakdown, but none is given beside \"{Value}\"."
        );
    }
}

/// <summary>What the units behind a number of a funnel have in common.</summary>
public enum FunnelOutcome
{
    /// <summary>They reached the step.</summary>
    Reached,

    /// <summary>It is the last required step that they reached.</summary>
    StoppedAfter,

    /// <summary>They passed the optional step without it.</summary>
    Skipped,
}
