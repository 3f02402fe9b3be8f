using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>An event without a brand or a category, with what readers see in their place.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventType">Its type.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="Brand">Its brand as the tables hold it; null where it has none.</param>
/// <param name="BrandShown">The brand, or the label <c>unknown_brand</c>.</param>
/// <param name="CategoryCode">Its category as the tables hold it; null where it has none.</param>
/// <param name="CategoryShown">The category, or the label <c>uncategorized</c>.</param>
public sealed record MissingLabel(
    long EventId,
    string EventType,
    long ProductId,
    string? Brand,
    string BrandShown,
    string? CategoryCode,
    string CategoryShown
);

/// <summary>Events that miss a brand or a category, with the label beside.</summary>
/// <param name="Events">The first of them by event_id.</param>
public sealed record MissingLabels(IReadOnlyList<MissingLabel> Events) : TableReport
{
    /// <summary>One row per event.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Events,
                Events.Count == 0 ? "Every event has a brand and a category" : "Events without a brand or a category"
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("none"), "brand", "category_code");
}
