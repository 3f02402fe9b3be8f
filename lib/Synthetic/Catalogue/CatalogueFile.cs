using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Reads the two embedded lists: categories.csv (codes, ids per code, product number block, purchases per 1,000 views) and shelves.csv (brands per category with their share of views, products, skew and prices).</summary>
internal static class CatalogueFile
{
    /// <summary>One line of categories.csv.</summary>
    public readonly record struct CategoryLine(
        int Key,
        string? Code,
        int CategoryIds,
        int Block,
        double PurchasesPerMille
    );

    /// <summary>One line of shelves.csv.</summary>
    public readonly record struct ShelfLine(
        int CategoryKey,
        string? Brand,
        double Weight,
        int Products,
        double Skew,
        double MedianPrice,
        double Spread
    );

    /// <summary>The categories in file order; keys run from 1 without gaps.</summary>
    public static List<CategoryLine> ReadCategories() =>
        [
            .. Lines("categories.csv", 5)
                .Select(field => new CategoryLine(
                    Whole(field[0]),
                    OrNull(field[1]),
                    Whole(field[2]),
                    Whole(field[3]),
                    Number(field[4])
                )),
        ];

    /// <summary>The shelves, ordered by category key.</summary>
    public static List<ShelfLine> ReadShelves() =>
        [
            .. Lines("shelves.csv", 7)
                .Select(field => new ShelfLine(
                    Whole(field[0]),
                    OrNull(field[1]),
                    Number(field[2]),
                    Whole(field[3]),
                    Number(field[4]),
                    Number(field[5]),
                    Number(field[6])
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
