using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using EcommerceNotebooks.Warehouse;

namespace Dashboard;

/// <summary>
/// The warehouse that is served, open for reading. When another file has taken its place, the next request opens that one, while requests that run end on the old one, which is closed with the last of them.
/// </summary>
internal sealed class ServedWarehouse : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly string path;
    private readonly ShopOptions options;
    private readonly TimeProvider clock;
    private OpenWarehouse current;
    private int openings;
    private long lastFailure = long.MinValue;

    /// <summary>Opens the warehouse.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidOperationException">It cannot be read; the message says why.</exception>
    internal ServedWarehouse(string path, ShopOptions options, TimeProvider? clock = null)
    {
        this.path = path;
        this.options = options with { ReadOnly = true };
        this.clock = clock ?? TimeProvider.System;
        current = Open();
        Figures = current.Shop.Dashboard.Figures;
    }

    /// <summary>The figures that there are, whatever the data.</summary>
    internal IReadOnlyList<Figure> Figures { get; }

    /// <summary>The warehouse as it is now; disposing the lease lets it go.</summary>
    internal Lease Take()
    {
        lock (gate)
        {
            if (FileStamp.Of(path) is { } now && now != current.Stamp && MayTry())
            {
                Reopen();
            }

            return current.Take();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            current.Retire();
        }
    }

    private bool MayTry() => lastFailure == long.MinValue || clock.GetElapsedTime(lastFailure) > BetweenAttempts;

    private void Reopen()
    {
        OpenWarehouse next;
        try
        {
            next = Open();
        }
        catch (Exception error)
        {
            lastFailure = clock.GetTimestamp();
            Console.Error.WriteLine($"The new file cannot be read, so the old one is shown: {error.Message}");
            return;
        }

        lastFailure = long.MinValue;
        current.Retire();
        current = next;
    }

    // The stamp is taken first: if the file is replaced in between, the next request opens it once more.
    private OpenWarehouse Open()
    {
        var stamp = FileStamp.Of(path);
        var shop = Shop.Open(path, options);
        return new OpenWarehouse(stamp, ++openings, shop, new Lazy<AdHocSql>(() => new AdHocSql(path, options)));
    }
}

/// <summary>One file, open until it is retired and nobody uses it any more.</summary>
internal sealed class OpenWarehouse(FileStamp? stamp, int number, Shop shop, Lazy<AdHocSql> sql)
{
    private readonly Lock gate = new();
    private readonly Lazy<DashboardSummary> summary = new(
        () => shop.Dashboard.Summary(),
        LazyThreadSafetyMode.PublicationOnly
    );
    private int users;
    private bool retired;

    /// <summary>Which file it is; null if it came only while it was opened.</summary>
    internal FileStamp? Stamp => stamp;

    /// <summary>Counts the files that were opened.</summary>
    internal int Number => number;

    /// <summary>The shop over it.</summary>
    internal Shop Shop => shop;

    /// <summary>What data it holds.</summary>
    /// <exception cref="InvalidOperationException">A table is not built yet; the message says how.</exception>
    internal DashboardSummary Summary => summary.Value;

    /// <summary>Answers SQL that readers wrote.</summary>
    internal AdHocSql Sql => sql.Value;

    /// <summary>Keeps it open.</summary>
    /// <exception cref="OperationCanceledException">It is closed already: all who asked have gone.</exception>
    internal Lease Take()
    {
        lock (gate)
        {
            if (retired && users == 0)
            {
                throw new OperationCanceledException("The warehouse was closed.");
            }

            users++;
            return new Lease(this);
        }
    }

    /// <summary>Has it closed as soon as nobody uses it.</summary>
    internal void Retire()
    {
        lock (gate)
        {
            retired = true;
            CloseIfDone();
        }
    }

    internal void GiveBack()
    {
        lock (gate)
        {
            users--;
            CloseIfDone();
        }
    }

    private void CloseIfDone()
    {
        if (retired && users == 0)
        {
            shop.Dispose();
            if (sql.IsValueCreated)
            {
                sql.Value.Dispose();
            }
        }
    }
}

/// <summary>The right to use an open warehouse, until disposed.</summary>
internal sealed class Lease(OpenWarehouse warehouse) : IDisposable
{
    private int given;

    /// <summary>The warehouse.</summary>
    internal OpenWarehouse Warehouse => warehouse;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref given, 1) == 0)
        {
            warehouse.GiveBack();
        }
    }
}
