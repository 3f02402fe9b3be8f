namespace EcommerceNotebooks.Customers;

/// <summary>What revenue may be concentrated on.</summary>
public enum ConcentrationOf
{
    /// <summary>Users with a purchase.</summary>
    Buyers,

    /// <summary>Products with a purchase.</summary>
    Products,
}
