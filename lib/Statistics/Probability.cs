namespace EcommerceNotebooks.Statistics;

/// <summary>Checks of arguments that are probabilities.</summary>
internal static class Probability
{
    internal static double Checked(double probability, string name = "probability") =>
        probability is >= 0 and <= 1
            ? probability
            : throw new ArgumentOutOfRangeException(name, probability, $"{name} lies in [0, 1].");

    internal static double Inner(double probability, string name) =>
        probability is > 0 and < 1
            ? probability
            : throw new ArgumentOutOfRangeException(name, probability, $"{name} lies between 0 and 1, both excluded.");
}
