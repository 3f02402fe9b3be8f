using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Sessions;

namespace Tests.StarSchema;

/// <summary>Cleans and loads a warehouse in one of two ways, so that a test can tell an old state from a new one.</summary>
internal static class LoadScenario
{
    internal const string Name = "clean-and-load";
    internal const string ReadyLine = "ready";

    internal static int Run(string[] args)
    {
        using var shop = Shop.Open(args[0]);
        Console.WriteLine(ReadyLine);
        Load(shop, bool.Parse(args[1]));
        return 0;
    }

    internal static void Load(Shop shop, bool second)
    {
        shop.Pipeline.Clean(
            new CleaningOptions
            {
                Deduplication = second ? DeduplicationMode.Legacy : DeduplicationMode.Exact,
                From = second ? new DateTime(2019, 10, 5) : null,
            }
        );
        shop.Pipeline.BuildSessions(new SessionOptions { GapMinutes = second ? 5 : 30 });
        shop.Pipeline.BuildStarSchema();
    }
}
