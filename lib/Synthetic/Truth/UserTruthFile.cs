using System.Globalization;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Truth;

/// <summary>Writes the lasting traits of the users who come in a month, one line each.</summary>
public static class UserTruthFile
{
    private const string Header =
        "user_id,first_month,registers,intent,activity,favourite_category,second_favourite_category,price_level";

    /// <summary>Writes {preset}.users.csv into a folder that exists and gives its path. Favourites are indexes of the catalogue's categories among sessions that do not buy; the price level runs from 0 (cheapest) to 1.</summary>
    /// <exception cref="ArgumentException">The preset is unknown.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static string Write(EventGenerator generator, string preset, string directory)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var month = EventGenerator.Presets.IndexOf(preset);
        ArgumentOutOfRangeException.ThrowIfNegative(month, nameof(preset));
        var path = Path.Combine(directory, preset + ".users.csv");
        var assortment = ProductCatalogue.Shared.AssortmentOf(month);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var index = 0L; index < generator.Population.CountUntil(month); index++)
        {
            if (generator.Population.ComesIn(index, month))
            {
                var shopper = generator.Population.At(index);
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{shopper.UserId},{EventGenerator.Presets[shopper.FirstMonth]},{(shopper.Arrival >= 0.0 ? 1 : 0)},{shopper.Intent:0.######},{shopper.Activity:0.######},{Favourite(PlantedStructure.FirstFavourite)},{Favourite(PlantedStructure.SecondFavourite)},{PlantedStructure.Taste(shopper.Tastes, PlantedStructure.PriceLevel):0.####}"
                    )
                );

                int Favourite(ulong taste) =>
                    assortment.DrawCategory(false, PlantedStructure.Taste(shopper.Tastes, taste));
            }
        }

        return path;
    }
}
