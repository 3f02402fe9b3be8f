using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>Which model of repeat buying is meant.</summary>
public enum LifetimeModel
{
    /// <summary>BG/BB (Fader, Hardie and Shang, 2010): every day is an opportunity to buy, and before each one a customer may die.</summary>
    BgBb,

    /// <summary>MBG/NBD (Batislam, Denizel and Filiztekin, 2007): purchases in continuous time; a customer may die after each one, the first included.</summary>
    MbgNbd,

    /// <summary>BG/NBD (Fader, Hardie and Lee, 2005), a baseline of <see cref="HoldoutCheck"/> only: who bought once is alive for certain, so that it cannot tell who is lost.</summary>
    BgNbd,
}

/// <summary>
/// A model of repeat buying with its parameters: customers buy while they live and die unseen. All times are in the unit that the parameters were fitted in; a history is the number of repeat
/// purchases, the time from the first purchase to the last (0 without repeats) and the time from the first purchase to the end of observation.
/// </summary>
public abstract record BuyingModel
{
    private protected BuyingModel() { }

    /// <summary>Which one it is.</summary>
    public abstract LifetimeModel Kind { get; }

    /// <summary>The parameters by name, in the order of the paper.</summary>
    public abstract IReadOnlyList<(string Name, double Value)> Parameters { get; }

    /// <summary>The chance that a customer of this history is alive and may buy again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The history cannot be.</exception>
    public double ProbabilityAlive(int repeats, double lastRepeat, double age)
    {
        Check(repeats, lastRepeat, age);
        return 1 / (1 + DeathOdds(repeats, lastRepeat, age));
    }

    /// <summary>Purchases that a customer of this history is expected to make within the time after it, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The history cannot be, or the time is below 0.</exception>
    public double Expected(double time, int repeats, double lastRepeat, double age)
    {
        CheckTime(time);
        return ProbabilityAlive(repeats, lastRepeat, age) * ExpectedOfLiving(time, repeats, age);
    }

    /// <summary>Purchases that a customer new today is expected to repeat within a time of 0 or more.</summary>
    public double ExpectedOfNew(double time) => Expected(time, 0, 0, 0);

    /// <summary>The logarithm of the likelihood of a history of one customer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The history cannot be.</exception>
    public double LogLikelihood(int repeats, double lastRepeat, double age)
    {
        Check(repeats, lastRepeat, age);
        return BuyingFit.Value(this, [new BuyerHistory(repeats, lastRepeat, age)]);
    }

    /// <summary>What a model is called in tables and sentences.</summary>
    internal static string NameOf(LifetimeModel kind) =>
        kind switch
        {
            LifetimeModel.BgBb => "BG/BB",
            LifetimeModel.MbgNbd => "MBG/NBD",
            LifetimeModel.BgNbd => "BG/NBD",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such model of buying."),
        };

    /// <summary>The odds of being dead at the end of a history that can be; infinity where they are too large for a number.</summary>
    internal abstract double DeathOdds(int repeats, double lastRepeat, double age);

    /// <summary>Purchases expected within the time after a history of one who is alive at its end.</summary>
    internal abstract double ExpectedOfLiving(double time, int repeats, double age);

    /// <summary>Draws what one who is alive at the end of a history does after it: adds the times of the purchases within the time ahead, in their order.</summary>
    internal abstract void DrawAhead(double time, int repeats, double age, List<double> times, ref Xoshiro256 random);

    private protected virtual void Check(int repeats, double lastRepeat, double age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        if (!(lastRepeat >= 0 && lastRepeat <= age && double.IsFinite(age)) || (repeats == 0 && lastRepeat > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastRepeat),
                lastRepeat,
                $"The last of {repeats} repeat purchases lies between 0 and the age {age:R}, and at 0 without one."
            );
        }
    }

    private static void CheckTime(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "A time ahead is 0 or more.");
        }
    }
}
