using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Opens a warehouse and takes a source in, in a process that a test can kill or limit.</summary>
internal static class IngestScenario
{
    internal const string Name = "ingest";
    internal const string ReadyLine = "ready";
    internal const int FailedExitCode = 3;

    internal static int Run(string[] args)
    {
        using var shop = Shop.Open(args[0], new ShopOptions { Threads = 2 });
        Console.WriteLine(ReadyLine);
        try
        {
            shop.Pipeline.Ingest(args[1]);
            return 0;
        }
        catch (IngestException error)
        {
            Console.WriteLine(error.Message);
            return FailedExitCode;
        }
    }
}
