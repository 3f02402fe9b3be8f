using System.Collections.Immutable;
using System.Globalization;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>Published numbers beyond the totals: brands, categories, hours, days and sizes, from published_profile.csv.</summary>
internal static class PublishedProfile
{
    private const int Columns = 6;
    private static readonly Lazy<ImmutableArray<Entry>> Embedded = new(Read);

    /// <summary>One number; <paramref name="IsCount"/> tells whether it grows with the rows.</summary>
    public sealed record Entry(string Period, string Measure, string Key, double Value, bool IsCount);

    /// <summary>All numbers, in file order.</summary>
    public static ImmutableArray<Entry> Entries => Embedded.Value;

    private static ImmutableArray<Entry> Read()
    {
        const string Resource = "Synthetic/Fidelity/published_profile.csv";
        using var stream =
            typeof(PublishedProfile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {Resource}.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var entries = ImmutableArray.CreateBuilder<Entry>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length != Columns)
            {
                throw new InvalidOperationException($"{Resource}: \"{line}\" has not {Columns} fields.");
            }

            entries.Add(
                new Entry(
                    fields[0],
                    fields[1],
                    fields[2],
                    double.Parse(fields[3], CultureInfo.InvariantCulture),
                    fields[4] == "1"
                )
            );
        }

        return entries.ToImmutable();
    }
}
