namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What all events of a session have in common.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Id">The session id, most significant bits first.</param>
internal readonly record struct OpenSession(int UserId, UInt128 Id);
