namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>When a product, brand or category id is in the assortment.</summary>
internal enum Presence : byte
{
    /// <summary>Always.</summary>
    Both,

    /// <summary>In October 2019 only.</summary>
    October,

    /// <summary>From November 2019 on.</summary>
    November,
}
