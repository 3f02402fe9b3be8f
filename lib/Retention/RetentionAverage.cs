namespace EcommerceNotebooks.Retention;

/// <summary>A period of all cohorts for which it has ended.</summary>
/// <param name="Period">Periods since the cohort's own, which is 0.</param>
/// <param name="Cohorts">Cohorts that reached it; the others are in none of the numbers.</param>
/// <param name="Size">Their users.</param>
/// <param name="Retained">Those of them who are retained.</param>
/// <param name="WeightedMean">Retained over size: every user counts the same.</param>
/// <param name="SimpleMean">The mean of the cohorts' shares: every cohort counts the same, however small.</param>
public sealed record RetentionAverage(
    int Period,
    int Cohorts,
    long Size,
    long Retained,
    double WeightedMean,
    double SimpleMean
);
