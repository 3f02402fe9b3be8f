namespace EcommerceNotebooks.Customers;

/// <summary>What counts as buying once more.</summary>
public enum RfmFrequency
{
    /// <summary>Different UTC dates with a purchase.</summary>
    PurchaseDays,

    /// <summary>Sessions with a purchase.</summary>
    Orders,

    /// <summary>Purchase events.</summary>
    Items,
}
