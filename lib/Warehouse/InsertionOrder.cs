namespace EcommerceNotebooks.Warehouse;

/// <summary>Makes DuckDB keep the order of rows until disposed, whatever the caller has set: numbers are given to rows in their order.</summary>
internal sealed class InsertionOrder : IDisposable
{
    private static readonly SqlScript Current = SqlScript.Load(typeof(InsertionOrder), "insertion_order.sql");
    private static readonly SqlScript Keep = SqlScript.Load(typeof(InsertionOrder), "keep_insertion_order.sql");
    private static readonly SqlScript Forget = SqlScript.Load(typeof(InsertionOrder), "forget_insertion_order.sql");

    private readonly ShopSession session;
    private readonly bool wasKept;

    internal InsertionOrder(ShopSession session)
    {
        this.session = session;
        wasKept = Current.QuerySingle<bool>(session);
        Keep.Execute(session);
    }

    public void Dispose()
    {
        if (!wasKept)
        {
            Forget.Execute(session.Uncancelled());
        }
    }
}
