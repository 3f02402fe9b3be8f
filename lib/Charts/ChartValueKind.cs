namespace EcommerceNotebooks.Charts;

/// <summary>What the values of one coordinate are.</summary>
internal enum ChartValueKind
{
    Number,
    Category,
    Time,
}
