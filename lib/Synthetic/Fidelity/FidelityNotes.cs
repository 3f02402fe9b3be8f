using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>What is to know of the published numbers before they are held against a shop's.</summary>
internal static class FidelityNotes
{
    /// <summary>One sentence or a few for each kind of number.</summary>
    public static readonly ImmutableArray<string> All =
    [
        "Session seconds median: times are whole seconds, so the exact median is a whole or a half one; 63.27 and 59.90 were estimated by their source, the nearest exact ones are 63 and 60.",
        "Events and purchases of hours in October were counted after the rows that repeat another but for the session had been dropped (35,207 of 42 million); here all rows count.",
        "Printed rounded: the share of sessions over 24 hours (0.18 %), the buying shares of hours and weekdays (two decimals of a per cent), October's revenue of xiaomi, November's revenue and events of smartphones. They say nothing beyond their digits.",
        "Legacy duplicates repeat another row in time, user, product, type and price, whatever the session; those beyond the exact ones are carts logged once more under a session id of their own, which also explains the sessions that hold no view.",
        "Distinct brands were published as 3,444 and 3,446 for October, by a reader that takes one brand for a missing value and by one that counts the missing value as a brand; 3,445 is what both leave.",
        "Of a brand with a few thousand purchases, chance alone moves purchases and revenue by one to two per cent; the shares were raked to the published ones with seed 1, and other seeds differ by that much.",
    ];
}
