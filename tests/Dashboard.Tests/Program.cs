using Dashboard;

namespace Tests;

/// <summary>Entry point of the test executable: scenarios that tests run in a process of their own.</summary>
internal static class Program
{
    internal const string Prepare = "prepare";
    internal const string Open = "open";

    private static int Main(string[] args)
    {
        switch (args)
        {
            // Builds the warehouse anew from a log, while others read it.
            case [Prepare, var warehouse, var log]:
                ServedLog.Build(warehouse, log);
                return 0;
            // Opens the warehouse for writing.
            case [Open, var warehouse]:
                try
                {
                    using var shop = EcommerceNotebooks.Shop.Open(warehouse);
                    return 0;
                }
                catch (InvalidOperationException error)
                {
                    Console.WriteLine(error.Message.ReplaceLineEndings(" "));
                    return 1;
                }

            default:
                Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
                return 2;
        }
    }
}
