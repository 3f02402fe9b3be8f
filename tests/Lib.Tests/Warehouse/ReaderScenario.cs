using Dapper;
using EcommerceNotebooks;

namespace Tests.Warehouse;

/// <summary>Other processes that use a warehouse at the same time.</summary>
internal static class ReaderScenario
{
    internal const string Name = "read-warehouse";
    internal const string Build = "build-warehouse";
    internal const string Crash = "write-warehouse";

    internal static int Run(string name, string[] args)
    {
        switch (name, args)
        {
            // Prints the values of t, waits for the file "go", prints those of the shop that is still open, then of a new one.
            case (Name, [var path, var go]):
                using (var shop = Shop.Open(path, new ShopOptions { ReadOnly = true }))
                {
                    Print(shop);
                    while (!File.Exists(go))
                    {
                        Thread.Sleep(10);
                    }

                    Print(shop);
                    using var again = Shop.Open(path, new ShopOptions { ReadOnly = true });
                    Print(again);
                    return 0;
                }

            // Builds for ever.
            case (Build, [var path]):
                return WarehouseFile.Replace(
                    path,
                    null,
                    shop =>
                    {
                        shop.Connection.Execute("insert into t values (99)");
                        Console.WriteLine("building");
                        Thread.Sleep(Timeout.Infinite);
                        return 0;
                    }
                );

            // Commits to the log alone, and waits to be killed.
            case (Crash, [var path]):
                using (var shop = Shop.Open(path))
                {
                    shop.Connection.Execute("create table t (a int); checkpoint; insert into t values (7)");
                    Console.WriteLine("written");
                    Thread.Sleep(Timeout.Infinite);
                    return 0;
                }

            default:
                return 2;
        }
    }

    private static void Print(Shop shop) =>
        Console.WriteLine(string.Join(',', shop.Connection.Query<int>("select a from t order by a")));
}
