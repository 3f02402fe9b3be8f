using System.Globalization;

namespace EcommerceNotebooks.Funnels;

/// <summary>Opens one number of a funnel into its units.</summary>
internal static class FunnelLists
{
    private const char Separator = '\u001f';

    internal static FunnelUnitList Read(ShopSession session, FunnelOptions options, FunnelCell cell, int rows)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Display.Table.KeptRows);
        Check(options.Checked(), cell);
        var scripts = Scripts(session, options, cell);
        var isOther = cell.Value == FunnelGroup.Other;
        scripts.Set("step", cell.Step);
        scripts.Set("outcome", cell.Outcome.ToString());
        scripts.Set("base", options.PassedAt(cell.Step));
        scripts.Set(
            "value",
            isOther ? null
                : cell.EntryDate is { } date ? Day(date)
                : cell.Value
        );
        scripts.Set(
            "kept",
            isOther
                ? string.Join(
                    Separator,
                    FunnelValues.Groups(scripts, options).Where(group => !group.IsOther).Select(group => group.Value)
                )
                : null
        );
        scripts.Set("rows", rows);
        scripts.Relate("cell", "funnel_cell.sql");
        return new FunnelUnitList(
            options,
            cell,
            scripts.Query<long>("funnel_list_total.sql").Single(),
            scripts.Query<FunnelMember>("funnel_list.sql")
        );
    }

    private static FunnelScripts Scripts(ShopSession session, FunnelOptions options, FunnelCell cell) =>
        cell switch
        {
            { Breakdown: { } by } => FunnelValues.Build(session, options, by, isCount: false),
            { EntryDate: not null } => FunnelValues.BuildByDate(session, options),
            _ => FunnelValues.Build(session, options),
        };

    private static void Check(FunnelOptions options, FunnelCell cell)
    {
        if (cell.Step < 1 || cell.Step > options.Steps.Length)
        {
            throw new ArgumentException(
                $"The funnel's steps are 1 to {options.Steps.Length}; there is no {cell.Step}."
            );
        }

        var isOptional = options.Steps[cell.Step - 1].IsOptional;
        var allowed = cell.Outcome switch
        {
            FunnelOutcome.Reached => true,
            FunnelOutcome.StoppedAfter => !isOptional,
            FunnelOutcome.Skipped => isOptional,
            _ => false,
        };
        if (!allowed || (cell.EntryDate is not null && cell.Breakdown is not null))
        {
            throw new ArgumentException(
                $"Units stop after required steps, skip optional ones, and are taken by date or by breakdown, not by both; given {cell}."
            );
        }

        if (cell.Value is not null && cell.Breakdown is null)
        {
            throw new ArgumentException($"A value is of a breakdown, but none is given beside \"{cell.Value}\".");
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
