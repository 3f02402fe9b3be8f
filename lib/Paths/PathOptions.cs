using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Paths;

/// <summary>Which steps of sessions are followed.</summary>
public sealed record PathOptions
{
    /// <summary>The instant (UTC) up to which events count, not included; a filter's earlier To takes its place.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>The step that paths begin or end with, at its first occurrence in a session, as <see cref="Step"/> writes it; sessions without it are not counted.</summary>
    public required string Anchor { get; init; }

    /// <summary>What a step is; events that follow each other with the same one are one step.</summary>
    public PathStep Step { get; init; }

    /// <summary>Whether paths lead from the anchor or to it.</summary>
    public PathDirection Direction { get; init; }

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>How many steps beside the anchor are followed, 1 to 6.</summary>
    public int Steps { get; init; } = 3;

    /// <summary>How many different steps are told apart, the most frequent of all places, 1 to 50; the rest is one.</summary>
    public int Nodes { get; init; } = 8;

    internal PathOptions Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Anchor);
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Steps, 6);
        ArgumentOutOfRangeException.ThrowIfLessThan(Nodes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Nodes, 50);
        return Enum.IsDefined(Step) && Enum.IsDefined(Direction)
            ? this
            : throw new ArgumentException($"There is no such path: {Step}, {Direction}.");
    }
}
