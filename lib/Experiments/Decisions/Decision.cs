namespace EcommerceNotebooks.Experiments;

/// <summary>What to do with a treatment, and why.</summary>
/// <param name="Arm">The treatment.</param>
/// <param name="Verdict">What to do.</param>
/// <param name="IsRefusal">Whether the data do not allow a decision at all: arms out of proportion, too few users, or nothing computed.</param>
/// <param name="Reasons">Why, most important first.</param>
/// <param name="Warnings">What is odd without deciding: suspicious effects, peeking, users in several arms.</param>
public sealed record Decision(
    string Arm,
    Verdict Verdict,
    bool IsRefusal,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>The decision in one line.</summary>
    public override string ToString() =>
        $"{Arm}: {Verdict}{(IsRefusal ? " (no decision possible)" : "")}. {string.Join(". ", Reasons.Concat(Warnings))}.";
}
