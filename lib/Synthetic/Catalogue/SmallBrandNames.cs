using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Invented lower-case names for the thousands of brands that sell little.</summary>
internal static class SmallBrandNames
{
    private static readonly string[] Starts =
    [
        "al",
        "be",
        "cor",
        "da",
        "el",
        "fi",
        "gra",
        "ho",
        "im",
        "jo",
        "ka",
        "lu",
        "mar",
        "ne",
        "or",
        "pra",
        "ri",
        "sol",
        "te",
        "val",
        "wes",
        "ya",
        "zu",
    ];
    private static readonly string[] Middles =
    [
        "ba",
        "di",
        "fo",
        "go",
        "la",
        "me",
        "ni",
        "po",
        "ra",
        "si",
        "ta",
        "vi",
        "zo",
    ];
    private static readonly string[] Ends =
    [
        "dex",
        "line",
        "lux",
        "max",
        "mo",
        "na",
        "ner",
        "ra",
        "rix",
        "son",
        "tek",
        "ton",
        "via",
        "x",
    ];

    /// <summary>The first <paramref name="count"/> names, all different and none of those taken, in an order that looks random and is always the same.</summary>
    public static string[] Take(int count, IReadOnlyCollection<string> taken)
    {
        var names = Starts
            .SelectMany(start => Middles.SelectMany(middle => Ends.Select(end => start + middle + end)))
            .Distinct()
            .Except(taken)
            .ToArray();
        var order = Enumerable.Range(0, names.Length).Select(i => Hash64.Mix((ulong)i)).ToArray();
        Array.Sort(order, names);
        return names[..count];
    }
}
