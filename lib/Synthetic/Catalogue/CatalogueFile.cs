using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Reads the two embedded lists: categories.csv (codes, numbers of ids, product number block) and shelves.csv (brands per category with their shares of events and purchases, products and prices).</summary>
internal static class CatalogueFile
{
    /// <summary>One line of categories.csv; ids that are in use in both months, in October only and from November on.</summary>
    public readonly record struct CategoryLine(
        string? Code,
        int IdsInBoth,
        int IdsInOctober,
        int IdsInNovember,
        int Block
    );

    /// <summary>One line of shelves.csv.</summary>
    public readonly record struct ShelfLine(
        int Category,
        string? Brand,
        MonthPair Events,
        MonthPair Purchases,
        int ProductsInBoth,
        int ProductsInOctober,
        int ProductsInNovember,
        double Skew,
        double MedianPrice,
        double Spread,
        MonthPair Cheapness
    )
    {
        /// <summary>All products that ever stand on the shelf.</summary>
        public int Products => ProductsInBoth + ProductsInOctober + ProductsInNovember;
    }

    /// <summary>A number for October and one for November and later.</summary>
    public readonly record struct MonthPair(double October, double November)
    {
        /// <summary>The number of a month.</summary>
        public double Of(int month) => month == 0 ? October : November;
    }

    /// <summary>The categories in file order.</summary>
    public static List<CategoryLine> ReadCategories() =>
        [
            .. Lines("categories.csv", 6)
                .Select(field => new CategoryLine(
                    OrNull(field[1]),
                    Whole(field[2]),
                    Whole(field[3]),
                    Whole(field[4]),
                    Whole(field[5])
                )),
        ];

    /// <summary>The shelves, ordered by category, which is counted from 0.</summary>
    public static List<ShelfLine> ReadShelves() =>
        [
            .. Lines("shelves.csv", 14)
                .Select(field => new ShelfLine(
                    Whole(field[0]) - 1,
                    OrNull(field[1]),
                    new MonthPair(Number(field[2]), Number(field[3])),
                    new MonthPair(Number(field[4]), Number(field[5])),
                    Whole(field[6]),
                    Whole(field[7]),
                    Whole(field[8]),
                    Number(field[9]),
                    Number(field[10]),
                    Number(field[11]),
                    new MonthPair(Number(field[12]), Number(field[13]))
                )),
        ];

    private static IEnumerable<string[]> Lines(string name, int columns)
    {
        var resource = "Synthetic/Catalogue/" + name;
        using var stream =
            typeof(CatalogueFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            yield return fields.Length == columns
                ? fields
                : throw new InvalidOperationException(
                    $"{resource}: \"{line}\" has {fields.Length} fields instead of {columns}."
                );
        }
    }

    private static string? OrNull(string field) => field.Length == 0 ? null : field;

    private static int Whole(string field) => int.Parse(field, CultureInfo.InvariantCulture);

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
