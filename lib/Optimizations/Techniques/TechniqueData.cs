namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>What a technique reads.</summary>
internal enum TechniqueData
{
    /// <summary>Every event of the lake.</summary>
    WholeLog,

    /// <summary>The days of the slice, written anew in the forms that are compared.</summary>
    Slice,
}
