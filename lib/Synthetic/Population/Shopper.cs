namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>One user's lasting traits, all of them functions of the seed and the user's index.</summary>
/// <param name="Index">Position in the population.</param>
/// <param name="UserId">The id in the log.</param>
/// <param name="Months">Indexes of the first and the last month the user comes in; equal for users of one month.</param>
/// <param name="Arrival">For a user who registers inside the data, the share of the first month's sessions that lie before the registration; otherwise negative.</param>
/// <param name="Activity">How often the user comes, relative to the mean user.</param>
/// <param name="Intent">How readily the user buys, relative to the mean user.</param>
internal readonly record struct Shopper(
    int Index,
    int UserId,
    (int First, int Last) Months,
    double Arrival,
    double Activity,
    double Intent
)
{
    /// <summary>True when the user has sessions in the month.</summary>
    public bool ComesIn(int month) => month >= Months.First && month <= Months.Last;

    /// <summary>True when the user comes in more than one month.</summary>
    public bool Stays => Months.Last > Months.First;
}
