namespace EcommerceNotebooks.Sessions;

/// <summary>How the visits cut by time agree with the sessions the source names.</summary>
/// <param name="Sessions">Sessions of the source.</param>
/// <param name="Visits">Visits cut by time.</param>
/// <param name="Identical">Sessions that hold exactly the events of one visit.</param>
/// <param name="SessionsSplit">Sessions whose events fall into several visits.</param>
/// <param name="VisitsMergingSessions">Visits that hold events of several sessions.</param>
/// <param name="Events">All events.</param>
/// <param name="EventsInIdentical">Events of the identical sessions.</param>
public sealed record VisitAgreement(
    long Sessions,
    long Visits,
    long Identical,
    long SessionsSplit,
    long VisitsMergingSessions,
    long Events,
    long EventsInIdentical
)
{
    /// <summary>Identical sessions over sessions; null without sessions.</summary>
    public double? IdenticalSessionRate => Sessions == 0 ? null : (double)Identical / Sessions;

    /// <summary>Events of identical sessions over events; null without events.</summary>
    public double? IdenticalEventRate => Events == 0 ? null : (double)EventsInIdentical / Events;
}
