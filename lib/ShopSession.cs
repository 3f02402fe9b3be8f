using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>
/// A connection of its own to a shop's database, with its own temporary objects, and the token that cancels all that is asked in it. Sessions of one shop may be used at the same time; a single one
/// answers one question at a time.
/// </summary>
public sealed class ShopSession : IShopScope, IDisposable
{
    private readonly Shop? shop;
    private readonly IDisposable? entry;
    private readonly bool ownsConnection;
    private bool disposed;

    private ShopSession(
        Shop? shop,
        DuckDBConnection connection,
        bool ownsConnection,
        IDisposable? entry,
        CancellationToken cancellationToken
    )
    {
        this.shop = shop;
        this.ownsConnection = ownsConnection;
        this.entry = entry;
        Connection = connection;
        CancellationToken = cancellationToken;
    }

    /// <summary>The session's open connection; it is closed with the session.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Cancels whatever runs in the session.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The shop that the session belongs to.</summary>
    /// <exception cref="InvalidOperationException">The session is one over a database without a shop.</exception>
    public Shop Shop => shop ?? throw new InvalidOperationException("This session belongs to no shop.");

    /// <summary>Closes the connection; its temporary objects go.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        if (ownsConnection)
        {
            Connection.Dispose();
        }

        entry?.Dispose();
    }

    T IShopScope.Ask<T>(Func<ShopSession, T> question)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Shop.Memory.Ask(() => question(this), () => question(this), CancellationToken);
    }

    T IShopScope.Run<T>(Func<ShopSession, T> step)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        shop?.RequireWritable();
        return step(this);
    }

    T IShopScope.RunOnConnection<T>(Func<ShopSession, T> step)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Shop.Memory.Run(() => step(this), CancellationToken);
    }

    IDisposable IShopScope.TakeAlone()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Shop.Gate.TakeAlone(entry, CancellationToken);
    }

    /// <summary>The same session for what has to be done even if it was cancelled, such as cleaning up.</summary>
    internal ShopSession Uncancelled() =>
        new(shop, Connection, ownsConnection: false, entry: null, CancellationToken.None);

    /// <summary>Writes rows to a temporary table of the session. Where only its name is given, DuckDB looks at the database, and refuses one that is only read.</summary>
    internal DuckDBAppender AppendTo(string temporaryTable) =>
        Connection.CreateAppender("temp", "main", temporaryTable);

    /// <summary>Who else needs rows in their order in this database.</summary>
    internal InsertionOrder.Users OrderUsers => shop?.OrderUsers ?? new InsertionOrder.Users();

    /// <summary>Begins to write to the warehouse; disposing the result ends that.</summary>
    /// <exception cref="InvalidOperationException">Another load of this warehouse is running.</exception>
    internal IDisposable? BeginLoad() =>
        shop is null ? null
        : shop.Loading.Wait(0) ? new Load(shop.Loading)
        : throw new InvalidOperationException("Another load of this warehouse is running: let it end first.");

    /// <summary>A session of a shop over a connection of its own.</summary>
    internal static ShopSession Open(Shop shop, CancellationToken cancellationToken)
    {
        var entry = shop.Gate.Enter(cancellationToken);
        try
        {
            return new ShopSession(shop, shop.NewConnection(), ownsConnection: true, entry, cancellationToken);
        }
        catch
        {
            entry.Dispose();
            throw;
        }
    }

    /// <summary>A session over a database of its own.</summary>
    internal static ShopSession OpenPrivate(DatabaseFile database, CancellationToken cancellationToken) =>
        new(null, database.Connection, ownsConnection: false, database, cancellationToken);

    /// <summary>A session of a shop over a connection that stays open after it.</summary>
    internal static ShopSession Over(Shop shop, DuckDBConnection connection) =>
        new(shop, connection, ownsConnection: false, shop.Gate.Enter(CancellationToken.None), CancellationToken.None);

    /// <summary>A session over the connection of a database without a shop; the connection stays open after it.</summary>
    internal static ShopSession Over(DuckDBConnection connection, CancellationToken cancellationToken = default) =>
        new(null, connection, ownsConnection: false, entry: null, cancellationToken);

    private sealed class Load(SemaphoreSlim loading) : IDisposable
    {
        public void Dispose() => loading.Release();
    }
}
