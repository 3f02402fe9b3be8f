using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// The BG/BB model of repeat buying (Fader, Hardie and Shang, 2010): time is a row of opportunities, such as days; before each one a customer dies with a probability that is Beta(gamma, delta)
/// distributed over customers, and who is alive buys with one that is Beta(alpha, beta) distributed. Times are whole numbers of opportunities; of a time ahead the whole ones count.
/// </summary>
/// <param name="Alpha">First parameter of the probabilities to buy; above 0.</param>
/// <param name="Beta">Second parameter; above 0.</param>
/// <param name="Gamma">First parameter of the probabilities to die; above 0.</param>
/// <param name="Delta">Second parameter; above 0.</param>
public sealed record BgBb(double Alpha, double Beta, double Gamma, double Delta) : BuyingModel
{
    /// <inheritdoc />
    public override LifetimeModel Kind => LifetimeModel.BgBb;

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, double Value)> Parameters =>
        [("alpha", Alpha), ("beta", Beta), ("gamma", Gamma), ("delta", Delta)];

    // Alive is who may buy at the next opportunity (the paper's P(alive at n + 1)): death before it is one of the ways to be dead. The others, death before each opportunity since the last purchase,
    // are summed backwards as ratios to having survived all of them.
    internal override double DeathOdds(int repeats, double lastRepeat, double age)
    {
        var odds = 0.0;
        var ratio = Gamma;
        for (var before = (int)age - 1; before >= (int)lastRepeat; before--)
        {
            ratio *= (Alpha + Beta + before) / (Beta + before - repeats) / (Delta + before);
            odds += ratio;
            ratio *= Gamma + Delta + before;
        }

        var survives = (Delta + age) / (Gamma + Delta + age);
        return ((1 + odds) / survives) - 1;
    }

    internal override double ExpectedOfLiving(double time, int repeats, double age)
    {
        var opportunities = 0.0;
        var alive = 1.0;
        for (var ahead = 1; ahead <= time; ahead++)
        {
            opportunities += alive;
            alive *= (Delta + age + ahead) / (Gamma + Delta + age + ahead);
        }

        return (Alpha + repeats) / (Alpha + Beta + age) * opportunities;
    }

    internal override void DrawAhead(double time, int repeats, double age, List<double> times, ref Xoshiro256 random)
    {
        var buying = Variates.Beta(Alpha + repeats, Beta + age - repeats, ref random);
        var death = Variates.Beta(Gamma, Delta + age + 1, ref random);
        var last = Math.Min(Math.Floor(time), Waiting(death, ref random));
        for (var at = Waiting(buying, ref random); at <= last; at += Waiting(buying, ref random))
        {
            times.Add(at);
        }
    }

    private protected override void Check(int repeats, double lastRepeat, double age)
    {
        base.Check(repeats, lastRepeat, age);
        if (lastRepeat != Math.Floor(lastRepeat) || age != Math.Floor(age) || repeats > lastRepeat)
        {
            throw new ArgumentOutOfRangeException(
                nameof(repeats),
                repeats,
                $"Opportunities are whole and have one purchase at most, but {repeats} repeats end at {lastRepeat:R} of {age:R}."
            );
        }
    }

    // How many trials it takes until the first success, 1 or more.
    private static double Waiting(double probability, ref Xoshiro256 random) =>
        probability >= 1 ? 1 : Math.Floor(Math.Log(1 - random.NextUnit()) / Exponentials.Log1p(-probability)) + 1;
}
