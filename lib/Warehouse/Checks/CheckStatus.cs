namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>The observed value keeps to the threshold.</summary>
    Passed,

    /// <summary>The observed value does not keep to the threshold, and the check's severity is a warning.</summary>
    Warned,

    /// <summary>The observed value does not keep to the threshold, and the check's severity is an error.</summary>
    Failed,

    /// <summary>There was too little data to tell; the result says why.</summary>
    NotComputed,
}
