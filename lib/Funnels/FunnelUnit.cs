namespace EcommerceNotebooks.Funnels;

/// <summary>Who goes through a funnel: what is counted once.</summary>
public enum FunnelUnit
{
    /// <summary>A session: one pair of user_id and user_session.</summary>
    Session,

    /// <summary>A user, over sessions.</summary>
    User,

    /// <summary>A pair of user and product: all steps are about the same product.</summary>
    UserAndProduct,
}
