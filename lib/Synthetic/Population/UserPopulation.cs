using EcommerceNotebooks.Synthetic.Randomness;
using MathNet.Numerics.Distributions;

namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>Everybody who visits the shop in October and November 2019, computed from the seed when asked for, never stored: users known before, then those who register in October, then those of November.</summary>
internal sealed class UserPopulation
{
    /// <summary>Spread of the lognormal numbers of sessions and of readiness to buy.</summary>
    internal const double ActivitySpread = 1.15;
    internal const double IntentSpread = 2.2;

    // Published: 5,316,649 users, of which 1,401,758 in both months, 1,620,532 in October only and 2,294,359 in November only.
    // How many of each are new is not published; the shares here put about a quarter of early November's users among the newest ids.
    private const double KnownBefore = 3_321_931;
    private const double RegisteredInOctober = 847_538;
    private const double RegisteredInNovember = 1_147_180;
    private const double KnownOctoberOnly = 0.3171;
    private const double KnownBothMonths = 0.3376;
    private const double OctoberArrivalsWhoStay = 0.3308;

    private static readonly (double Share, int FirstId)[] IdSegments =
    [
        (0.00, 512_000_000),
        (0.45, 520_000_000),
        (0.60, 530_000_000),
        (0.72, 540_000_000),
        (0.865, 550_000_000),
        (1.0, 555_400_000),
    ];
    private const int FirstOctoberId = 555_400_000;
    private const int FirstNovemberId = 565_400_000;
    private const int EndOfIds = 579_970_000;

    // The R2 sequence's steps: 1 / p and 1 / p^2 with p^3 = p + 1.
    private const double FirstGolden = 0.7548776662466927;
    private const double SecondGolden = 0.5698402909980532;
    private const double SmallestQuantile = 1e-9;

    private readonly ulong seed;
    private readonly int known;
    private readonly int october;
    private readonly int november;
    private readonly int rankStep;
    private readonly double activityShift;
    private readonly double intentShift;

    /// <summary>The population at a scale, 1 being the published number of users.</summary>
    public UserPopulation(double scale, ulong seed)
    {
        this.seed = seed;
        known = Scaled(KnownBefore, scale);
        october = Scaled(RegisteredInOctober, scale);
        november = Scaled(RegisteredInNovember, scale);
        rankStep = CoprimeStep.For(known);
        activityShift = Hash64.Unit(Hash64.Of(seed, (ulong)RandomStream.Activity));
        intentShift = Hash64.Unit(Hash64.Of(seed, (ulong)RandomStream.Intent));
    }

    /// <summary>Number of users.</summary>
    public int Count => known + october + november;

    /// <summary>The user with an index below <see cref="Count"/>.</summary>
    public Shopper this[int index]
    {
        get
        {
            var random = new Xoshiro256(Hash64.Of(seed, (ulong)RandomStream.Shopper, (ulong)index));
            var group = random.NextUnit();
            var activity = Trait(index, FirstGolden, activityShift, ActivitySpread);
            var intent = Trait(index, SecondGolden, intentShift, IntentSpread);
            var jitter = random.NextUnit();
            if (index < known)
            {
                var rank = (int)((long)index * rankStep % known);
                return new Shopper(index, KnownId((rank + jitter) / known), KnownMonths(group), -1.0, activity, intent);
            }

            if (index < known + october)
            {
                var place = (index - known + jitter) / october;
                return new Shopper(
                    index,
                    Between(FirstOctoberId, FirstNovemberId, place),
                    (0, group < OctoberArrivalsWhoStay ? 1 : 0),
                    place,
                    activity,
                    intent
                );
            }

            var later = (index - known - october + jitter) / november;
            return new Shopper(index, Between(FirstNovemberId, EndOfIds, later), (1, 1), later, activity, intent);
        }
    }

    // A lognormal trait with mean 1. Users take their quantiles from the R2 sequence (Roberts, 2018), which covers both traits' distributions
    // evenly at any number of users, so that a small run has its share of eager buyers like a large one.
    private static double Trait(int index, double golden, double shift, double spread)
    {
        var quantile = Math.Clamp((shift + (index * golden)) % 1.0, SmallestQuantile, 1.0 - SmallestQuantile);
        return Math.Exp((spread * Normal.InvCDF(0.0, 1.0, quantile)) - (spread * spread / 2.0));
    }

    private static (int First, int Last) KnownMonths(double group) =>
        group < KnownOctoberOnly ? (0, 0)
        : group < KnownOctoberOnly + KnownBothMonths ? (0, 1)
        : (1, 1);

    private static int KnownId(double place)
    {
        var segment = 1;
        while (place >= IdSegments[segment].Share)
        {
            segment++;
        }

        var (from, to) = (IdSegments[segment - 1], IdSegments[segment]);
        return Between(from.FirstId, to.FirstId, (place - from.Share) / (to.Share - from.Share));
    }

    private static int Between(int from, int to, double place) => from + (int)((to - from) * place);

    private static int Scaled(double count, double scale) => (int)Math.Max(1.0, Math.Round(count * scale));
}
