using EcommerceNotebooks.Paths;

namespace EcommerceNotebooks;

/// <summary>
/// Where sessions go. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/>
/// when an option is out of range.
/// </summary>
public static class ShopPaths
{
    /// <summary>The steps of sessions after an anchor or before it. Events of one second are ordered view, cart, remove_from_cart, purchase, then by the step's name.</summary>
    public static PathReport Paths(
        this Shop shop,
        PathOptions options,
        CancellationToken cancellationToken = default
    ) => PathReader.Report(shop, options, cancellationToken);

    /// <summary>The sessions of a link of <see cref="Paths"/>, by key.</summary>
    public static IReadOnlyList<long> PathSessions(
        this Shop shop,
        PathOptions options,
        PathLink link,
        CancellationToken cancellationToken = default
    ) => PathReader.Sessions(shop, options, link, cancellationToken);
}
