namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>The users who first come in one month.</summary>
/// <param name="First">Index of the first of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Known">How many of them had registered before the data begins.</param>
internal readonly record struct Cohort(long First, long Count, long Known);
