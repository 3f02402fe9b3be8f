namespace EcommerceNotebooks.Funnels;

/// <summary>A unit of a funnel.</summary>
/// <param name="UserId">Its user.</param>
/// <param name="SessionKey">Its session, where sessions are the units.</param>
/// <param name="ProductId">Its product, where pairs of user and product are the units.</param>
/// <param name="EntryTime">Time (UTC) at which its attempt starts.</param>
/// <param name="Reached">The last required step that it reached, from 1.</param>
/// <param name="LastStepTime">Time (UTC) of the last step of its attempt.</param>
/// <param name="Value">Its value of the breakdown or its date; null without.</param>
public sealed record FunnelMember(
    long UserId,
    long? SessionKey,
    long? ProductId,
    DateTime EntryTime,
    int Reached,
    DateTime LastStepTime,
    string? Value
);
