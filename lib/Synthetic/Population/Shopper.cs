namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>One user's lasting traits, all of them functions of the seed and the user's index.</summary>
/// <param name="Index">Position in the population.</param>
/// <param name="UserId">The id in the log.</param>
/// <param name="FirstMonth">Index of the first month the user comes in.</param>
/// <param name="IsCore">For a user of October: comes again in November.</param>
/// <param name="Arrival">For a user who registers inside the data, the share of the first month's sessions that lie before the registration; otherwise negative.</param>
/// <param name="Intent">Latent intent to buy: sessions with a purchase relative to the mean user of the same group.</param>
/// <param name="Activity">Further sessions relative to the mean user of the same group.</param>
/// <param name="Tastes">Seed of the user's favourite categories, brands and prices.</param>
internal readonly record struct Shopper(
    long Index,
    int UserId,
    int FirstMonth,
    bool IsCore,
    double Arrival,
    double Intent,
    double Activity,
    ulong Tastes
)
{
    /// <summary>True when the user registers in the given month.</summary>
    public bool RegistersIn(int month) => Arrival >= 0.0 && FirstMonth == month;
}
