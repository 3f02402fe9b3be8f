namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// Makes DuckDB keep the order of rows until disposed, whatever the caller has set: numbers are given to rows in their order. The setting is the whole database's, so it goes back to what it was
/// when the last one who needs it is done.
/// </summary>
internal sealed class InsertionOrder : IDisposable
{
    private static readonly SqlScript Current = SqlScript.Statement(
        "select current_setting('preserve_insertion_order') as is_kept"
    );
    private static readonly SqlScript Keep = SqlScript.Statement("set preserve_insertion_order = true");
    private static readonly SqlScript Forget = SqlScript.Statement("set preserve_insertion_order = false");

    private readonly ShopSession session;
    private readonly Users users;

    internal InsertionOrder(ShopSession session)
    {
        this.session = session;
        users = session.OrderUsers;
        lock (users)
        {
            if (users.Count == 0)
            {
                users.WasKept = Current.QuerySingle<bool>(session);
                Keep.Execute(session);
            }

            users.Count++;
        }
    }

    public void Dispose()
    {
        lock (users)
        {
            if (--users.Count == 0 && !users.WasKept)
            {
                Forget.Execute(session.Uncancelled());
            }
        }
    }

    /// <summary>How many need the order in one database, and what was set before the first.</summary>
    internal sealed class Users
    {
        internal int Count { get; set; }

        internal bool WasKept { get; set; }
    }
}
