namespace EcommerceNotebooks.Paths;

/// <summary>Which side of the anchor a path is on.</summary>
public enum PathDirection
{
    /// <summary>What follows it.</summary>
    From,

    /// <summary>What leads to it.</summary>
    To,
}
