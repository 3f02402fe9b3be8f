using EcommerceNotebooks.Paths;

namespace EcommerceNotebooks;

/// <summary>
/// Where sessions go. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/>
/// when an option is out of range.
/// </summary>
public sealed class PathRoom
{
    private readonly IShopScope scope;

    internal PathRoom(IShopScope scope) => this.scope = scope;

    /// <summary>The steps of sessions after an anchor or before it. Events of one second are ordered view, cart, remove_from_cart, purchase, then by the step's name.</summary>
    public PathReport Flow(PathOptions options) => scope.Ask(session => PathReader.Report(session, options));

    /// <summary>The sessions of a link of <see cref="Flow"/>, by key.</summary>
    public IReadOnlyList<long> Sessions(PathOptions options, PathLink link) =>
        scope.Ask(session => PathReader.Sessions(session, options, link));
}

/// <summary>Opens the room.</summary>
public static class PathRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Where sessions go: the steps after an event or before it.</summary>
        public PathRoom Paths => new(scope);
    }
}
