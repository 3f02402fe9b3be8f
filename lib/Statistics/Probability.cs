namespace EcommerceNotebooks.Statistics;

/// <summary>Checks of arguments: probabilities, and numbers that must be finite.</summary>
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

    internal static double Finite(double number, string name) =>
        double.IsFinite(number)
            ? number
            : throw new ArgumentOutOfRangeException(name, number, $"{name} is a finite number.");

    internal static double Positive(double number, string name) =>
        number > 0 && double.IsFinite(number)
            ? number
            : throw new ArgumentOutOfRangeException(name, number, $"{name} is above 0 and finite.");
}
