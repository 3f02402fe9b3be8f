using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Draws the whole seconds between two events from a lognormal distribution cut at its ends, out of a table of its quantiles.</summary>
internal sealed class GapTable
{
    private const int Points = 1 << 14;
    private const int Fewest = 2;
    private readonly int[] seconds;

    /// <summary>Gaps with the given median, spread and longest value.</summary>
    public GapTable(double median, double spread, int longest)
    {
        seconds =
        [
            .. Enumerable
                .Range(0, Points)
                .Select(point => median * Math.Exp(spread * NormalScores.Draw((point + 0.5) / Points)))
                .Select(gap => (int)Math.Clamp(Math.Round(gap), Fewest, longest)),
        ];
    }

    /// <summary>The next gap, at least two seconds.</summary>
    public int Draw(ref SplitMix64 random) => seconds[(int)(random.Next() >> 50)];
}
