namespace EcommerceNotebooks.Retention;

/// <summary>How many of a cohort's users came back in a period.</summary>
/// <param name="Cohort">The first day of the period in which its users started.</param>
/// <param name="Size">Its users.</param>
/// <param name="Period">Periods since then; 0 is the cohort's own.</param>
/// <param name="Retained">Users retained; null where the period has not ended before as_of.</param>
public sealed record RetentionCell(DateOnly Cohort, long Size, int Period, long? Retained)
{
    /// <summary>Of the cohort's users; null where <see cref="Retained"/> is.</summary>
    public double? Share => Retained / (double)Size;
}
