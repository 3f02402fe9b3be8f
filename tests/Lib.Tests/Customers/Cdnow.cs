using System.Globalization;
using EcommerceNotebooks.Customers;
using Tests.Support;

namespace Tests.Customers;

/// <summary>The CDNOW sample of Fader and Hardie: 2,357 customers of a music shop, 1997 to mid-1998, in weeks up to 30 September 1997.</summary>
internal static class Cdnow
{
    internal const string Summary = "data/cdnow/cdnow_customers_summary.csv";
    internal const string Purchases = "data/cdnow/CDNOW_sample.txt";

    /// <summary>The published parameters.</summary>
    internal static BgNbd PublishedBgNbd { get; } = new(0.243, 4.414, 0.793, 2.426);

    /// <summary>The parameters of MBG/NBD that the tests of the package lifetimes state.</summary>
    internal static MbgNbd PublishedMbgNbd { get; } = new(0.525, 6.183, 0.891, 1.614);

    internal static GammaGamma PublishedGammaGamma { get; } = new(6.25, 3.74, 15.44);

    internal static IReadOnlyList<BuyerHistory> Histories() =>
        [
            .. File.ReadLines(Repository.SharedPath(Summary.Split('/')))
                .Skip(1)
                .Select(line => Array.ConvertAll(line.Split(','), Number))
                .Select(fields => new BuyerHistory((int)fields[1], fields[2], fields[3])),
        ];

    /// <summary>Every purchase: customer of the sample, day, money.</summary>
    internal static IReadOnlyList<(int Customer, DateTime Day, decimal Money)> AllPurchases() =>
        [
            .. File.ReadLines(Repository.SharedPath(Purchases.Split('/')))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length == 5)
                .Select(fields =>
                    (
                        int.Parse(fields[1], CultureInfo.InvariantCulture),
                        DateTime.ParseExact(fields[2], "yyyyMMdd", CultureInfo.InvariantCulture),
                        decimal.Parse(fields[4], CultureInfo.InvariantCulture)
                    )
                ),
        ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
