namespace EcommerceNotebooks.Funnels;

/// <summary>An event of a unit that is one of the funnel's steps, or several.</summary>
/// <param name="Place">Four times the microseconds since 1970, and the place of its type among events of one second.</param>
/// <param name="EventId">The event.</param>
/// <param name="Steps">A bit for each step that it is, the first step's the lowest.</param>
internal readonly record struct UnitEvent(long Place, long EventId, byte Steps) : IComparable<UnitEvent>
{
    /// <summary>Microseconds since 1970.</summary>
    internal long Time => Place >> 2;

    /// <summary>By time, then type, then number.</summary>
    public int CompareTo(UnitEvent other) =>
        Place != other.Place ? Place.CompareTo(other.Place) : EventId.CompareTo(other.EventId);

    public static bool operator <(UnitEvent left, UnitEvent right) => left.CompareTo(right) < 0;

    public static bool operator <=(UnitEvent left, UnitEvent right) => left.CompareTo(right) <= 0;

    public static bool operator >(UnitEvent left, UnitEvent right) => left.CompareTo(right) > 0;

    public static bool operator >=(UnitEvent left, UnitEvent right) => left.CompareTo(right) >= 0;
}
