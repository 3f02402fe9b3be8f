using System.Data.Common;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Makes DuckDB keep the order of rows until disposed, whatever the caller has set: numbers are given to rows in their order.</summary>
internal sealed class InsertionOrder : IDisposable
{
    private static readonly SqlScript Current = SqlScript.Load(typeof(InsertionOrder), "insertion_order.sql");
    private static readonly SqlScript Keep = SqlScript.Load(typeof(InsertionOrder), "keep_insertion_order.sql");
    private static readonly SqlScript Forget = SqlScript.Load(typeof(InsertionOrder), "forget_insertion_order.sql");

    private readonly DbConnection connection;
    private readonly bool wasKept;

    internal InsertionOrder(DbConnection connection)
    {
        this.connection = connection;
        wasKept = Current.QuerySingle<bool>(connection);
        Keep.Execute(connection);
    }

    public void Dispose()
    {
        if (!wasKept)
        {
            Forget.Execute(connection);
        }
    }
}
