using System.Globalization;

namespace EcommerceNotebooks.Customers;

/// <summary>How numbers of customers are written in sentences.</summary>
internal static class CustomerText
{
    internal static string Number(double number, int decimals = 1) =>
        number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    internal static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "not known";

    internal static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    internal static string Date(DateTime instant) =>
        instant.ToString(
            instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );
}
