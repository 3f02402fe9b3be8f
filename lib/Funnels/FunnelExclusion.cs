namespace EcommerceNotebooks.Funnels;

/// <summary>An event that drops a unit from the funnel when it lies in the unit's attempt between two steps that both are reached.</summary>
/// <param name="Event">The event, with its conditions; its window and whether it is optional mean nothing here.</param>
/// <param name="AfterStep">The step before, counted from 1.</param>
/// <param name="BeforeStep">The step after it, a later one.</param>
public sealed record FunnelExclusion(FunnelStep Event, int AfterStep, int BeforeStep);
