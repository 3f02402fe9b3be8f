namespace EcommerceNotebooks.Experiments;

/// <summary>The part of [0, 1) whose users get an arm.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="From">Where it starts, included.</param>
/// <param name="To">Where it ends, not included.</param>
public sealed record AssignmentRange(string Arm, double From, double To);
