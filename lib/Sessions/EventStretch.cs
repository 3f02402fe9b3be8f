namespace EcommerceNotebooks.Sessions;

/// <summary>Events that follow each other, with ids in [FirstEvent, EndEvent).</summary>
/// <param name="FirstEvent">The first event's id.</param>
/// <param name="EndEvent">The last event's id and one.</param>
/// <param name="LastKey">The largest session key among the events up to the end of the stretch.</param>
internal sealed record EventStretch(long FirstEvent, long EndEvent, long LastKey);
