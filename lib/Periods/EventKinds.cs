namespace EcommerceNotebooks.Periods;

/// <summary>How kinds of events are written.</summary>
internal static class EventKinds
{
    /// <summary>The event type as the log spells it; "event" for any.</summary>
    internal static string Word(this EventKind kind) =>
        kind switch
        {
            EventKind.Any => "event",
            EventKind.RemoveFromCart => "remove_from_cart",
            _ => kind.ToString().ToLowerInvariant(),
        };
}
