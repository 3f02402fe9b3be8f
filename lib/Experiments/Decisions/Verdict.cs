namespace EcommerceNotebooks.Experiments;

/// <summary>What to do with a treatment.</summary>
public enum Verdict
{
    /// <summary>Roll it out to everyone.</summary>
    Ship,

    /// <summary>Take it back.</summary>
    RollBack,

    /// <summary>A person has to look: the rule does not decide.</summary>
    Review,

    /// <summary>Go on until the plan is fulfilled.</summary>
    KeepRunning,
}
