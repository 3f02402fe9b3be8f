namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>How many sessions could take or spare an event of each type.</summary>
internal readonly record struct CorrectableSessions(
    long TakeView,
    long SpareView,
    long TakeCart,
    long SpareCart,
    long TakePurchase,
    long SparePurchase
)
{
    /// <summary>One session more.</summary>
    public CorrectableSessions Plus(in SessionShape shape) =>
        new(
            TakeView + (shape.TakesView ? 1 : 0),
            SpareView + (shape.SparesView ? 1 : 0),
            TakeCart + (shape.TakesCart ? 1 : 0),
            SpareCart + (shape.SparesCart ? 1 : 0),
            TakePurchase + (shape.TakesPurchase ? 1 : 0),
            SparePurchase + (shape.SparesPurchase ? 1 : 0)
        );

    /// <summary>Both together.</summary>
    public CorrectableSessions Plus(CorrectableSessions other) =>
        new(
            TakeView + other.TakeView,
            SpareView + other.SpareView,
            TakeCart + other.TakeCart,
            SpareCart + other.SpareCart,
            TakePurchase + other.TakePurchase,
            SparePurchase + other.SparePurchase
        );
}
