namespace EcommerceNotebooks.Published;

/// <summary>The published totals of the REES46 multi-category store's October and November 2019, from data/reference/rees46_2019.json.</summary>
public static class PublishedTotals
{
    private static readonly Lazy<PublishedReference> Embedded = new(Read);

    /// <summary>All periods and sources.</summary>
    public static PublishedReference Reference => Embedded.Value;

    /// <summary>The totals of a period: 2019-10, 2019-11, or "2019-10 and 2019-11".</summary>
    /// <exception cref="ArgumentException">Nothing is kept for the period.</exception>
    public static PublishedPeriod For(string period)
    {
        var found = Reference.Periods.FirstOrDefault(known => known.Period == period);
        return found
            ?? throw new ArgumentException(
                $"period must be one of {string.Join(", ", Reference.Periods.Select(known => $"\"{known.Period}\""))}, but is \"{period}\".",
                nameof(period)
            );
    }

    private static PublishedReference Read()
    {
        const string Resource = "Published/rees46_2019.json";
        using var stream =
            typeof(PublishedTotals).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {Resource}.");
        using var reader = new StreamReader(stream);
        return PublishedReference.Parse(reader.ReadToEnd());
    }
}
