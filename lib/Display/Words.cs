using System.Globalization;

namespace EcommerceNotebooks.Display;

/// <summary>How numbers and lists stand in sentences, in the invariant culture.</summary>
internal static class Words
{
    /// <summary>A number with its noun: <c>1 user</c>, <c>2,301 users</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The noun for one.</param>
    /// <param name="plural">The noun for any other number; null for the noun and an s.</param>
    internal static string Count(long number, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>A measured share as tables write it: <c>4.20 %</c>.</summary>
    internal static string Percent(double? share) =>
        share is { } known ? known.ToString("P2", CultureInfo.InvariantCulture) : "not known";

    /// <summary>A list as people read it: <c>a, b and c</c>.</summary>
    internal static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    /// <summary>The first items of a list as people read it, and how many more there are.</summary>
    internal static string First(IReadOnlyList<string> items, int most) =>
        items.Count <= most
            ? List(items)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", items.Take(most))} and {items.Count - most:N0} more"
            );

    /// <summary>A reason as a sentence: its first letter large, a full stop behind it.</summary>
    internal static string Sentence(string reason) =>
        reason.Length == 0 ? "" : $"{char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}.";
}
