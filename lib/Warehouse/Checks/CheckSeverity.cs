namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>What a failed check means.</summary>
public enum CheckSeverity
{
    /// <summary>Worth a look; the data can be used.</summary>
    Warn,

    /// <summary>The data must not be used.</summary>
    Error,
}
