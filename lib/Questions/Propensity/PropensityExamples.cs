using EcommerceNotebooks.Learning;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Rows to learn from or to score, in the order of <paramref name="Users"/>.</summary>
/// <param name="Features">What is known as of the row's instant; NaN is unknown.</param>
/// <param name="Labels">1 where what is foretold came, else 0.</param>
/// <param name="Users">The user of each row; rows of one user belong together.</param>
public sealed record PropensityExamples(FeatureTable Features, byte[] Labels, long[] Users)
{
    /// <summary>How many rows there are.</summary>
    public int Rows => Labels.Length;

    /// <summary>How many of them have the label 1.</summary>
    public long Positives => Labels.Sum(label => (long)label);

    /// <summary>Some of the rows, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public PropensityExamples Take(int[] rows) =>
        new(Features.Take(rows), Array.ConvertAll(rows, row => Labels[row]), Array.ConvertAll(rows, row => Users[row]));
}
