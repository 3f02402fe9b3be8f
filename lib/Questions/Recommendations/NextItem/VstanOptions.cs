using System.Globalization;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>How VSTAN weighs past sessions. A decay of 1 lets a weight fall to 1/e with each step.</summary>
public sealed record VstanOptions
{
    /// <summary>How many most recent sessions that share an item with the current one are compared with it; 1 or more.</summary>
    public int Candidates { get; init; } = 1_500;

    /// <summary>How many of them, the most similar, give scores; 1 or more.</summary>
    public int Neighbours { get; init; } = 500;

    /// <summary>The decay of the current session's items by their distance from its end, in items; above 0, infinity for none.</summary>
    public double PositionDecay { get; init; } = 2;

    /// <summary>The decay of past sessions by their age, in days before the latest candidate; above 0, infinity for none.</summary>
    public double RecencyDecay { get; init; } = 20;

    /// <summary>The decay of a past session's items by their distance from the last one that it shares with the current session, in items; above 0, infinity for none.</summary>
    public double DistanceDecay { get; init; } = 2;

    /// <summary>What rarity adds: an item's score is multiplied by 1 + this times the logarithm of all sessions over those with the item; 0 or more.</summary>
    public double Rarity { get; init; } = 0.1;

    internal VstanOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbours, 1);
        CheckDecay(PositionDecay, nameof(PositionDecay));
        CheckDecay(RecencyDecay, nameof(RecencyDecay));
        CheckDecay(DistanceDecay, nameof(DistanceDecay));
        return Rarity >= 0 && double.IsFinite(Rarity)
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Rarity), Rarity, "Rarity is 0 or more.");
    }

    /// <summary>The options in words.</summary>
    internal string Words =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Neighbours} of {Candidates} sessions, decays {PositionDecay:0.##} items, {RecencyDecay:0.##} days, {DistanceDecay:0.##} items, rarity {Rarity:0.##}"
        );

    private static void CheckDecay(double decay, string name)
    {
        if (!(decay > 0))
        {
            throw new ArgumentOutOfRangeException(name, decay, $"{name} is above 0.");
        }
    }
}
