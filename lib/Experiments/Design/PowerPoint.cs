namespace EcommerceNotebooks.Experiments;

/// <summary>One point of a power curve.</summary>
/// <param name="RelativeEffect">The effect as a share of the baseline.</param>
/// <param name="ControlUsers">Users in the control.</param>
/// <param name="Power">The chance to find it; null where the rates do not vary.</param>
public sealed record PowerPoint(double RelativeEffect, long ControlUsers, double? Power);
