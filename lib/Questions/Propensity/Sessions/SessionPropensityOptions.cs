using System.Globalization;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How a propensity model of sessions, or of items in their carts, is trained and judged.</summary>
public sealed record SessionPropensityOptions : FittingOptions
{
    /// <summary>The sessions on which models are judged.</summary>
    public required SessionWindow Window { get; init; }

    /// <summary>Earlier sessions to train on, after as many events; their window ends before <see cref="Window"/> begins. Null trains on other users of the same window, chosen by a hash of their ids.</summary>
    public SessionWindow? TrainingWindow { get; init; }

    internal SessionPropensityOptions Checked(int fewestEvents)
    {
        CheckShares();
        ArgumentNullException.ThrowIfNull(Window);
        Window.Checked(fewestEvents);
        if (TrainingWindow is { } earlier && earlier.AfterEvents != Window.AfterEvents)
        {
            throw new ArgumentException(
                $"Models are judged after {Window.AfterEvents} events and would be trained after {earlier.AfterEvents}."
            );
        }

        CheckOrder(TrainingWindow?.Checked(fewestEvents).Until, Window.From);
        return this;
    }
}

/// <summary>Which sessions are asked about, and at which of their events. Events from <see cref="Until"/> on are not seen, neither by features nor by labels: of a session that outlives the window only its part within it counts.</summary>
public sealed record SessionWindow
{
    /// <summary>Sessions begin from this instant (UTC) on. What their users did before is seen, from the beginning of the log.</summary>
    public required DateTime From { get; init; }

    /// <summary>The end of the window (UTC, not included).</summary>
    public required DateTime Until { get; init; }

    /// <summary>How many events are seen: of sessions the first ones, at least 1; of an item in a cart those of its session after it was put in, at least 0.</summary>
    public required int AfterEvents { get; init; }

    /// <summary>The share of users whose sessions are taken, above 0 and at most 1; a user is taken or not by a hash of the id.</summary>
    public double Sample { get; init; } = 1;

    /// <summary>The seed of that hash; it counts modulo 2^31 - 1.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>The most rows that are taken: with more of them the question is refused, and told which sample would fit.</summary>
    public int RowLimit { get; init; } = 5_000_000;

    internal const long Places = int.MaxValue;

    /// <summary>The place of the hash at which the sample ends.</summary>
    internal long EndOfSample => (long)Math.Ceiling(Sample * Places);

    /// <summary>The sample in words, to be put behind a name; nothing where all users are taken.</summary>
    internal string SampleInWords =>
        Sample < 1
            ? string.Create(CultureInfo.InvariantCulture, $", of a sample of {Sample * 100:0.####} % of users")
            : "";

    internal SessionWindow Checked(int fewestEvents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(AfterEvents, fewestEvents, nameof(AfterEvents));
        ArgumentOutOfRangeException.ThrowIfLessThan(RowLimit, 1, nameof(RowLimit));
        if (Sample is not (> 0 and <= 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A sample is above 0 and at most 1, but it is {Sample}.")
            );
        }

        return From < Until
            ? this
            : throw new ArgumentException($"A window ends after it begins, but it is {From:u}, {Until:u}.");
    }
}
