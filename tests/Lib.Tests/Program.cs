using Tests.Ingest;
using Tests.Net;
using Tests.StarSchema;
using Tests.Warehouse;

namespace Tests;

/// <summary>Entry point of the test executable: the command "net", and scenarios that tests run in a process of their own, so that it can be killed or limited by the operating system.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["--help"]:
                Console.WriteLine(NetCommand.Usage);
                return 0;
            case [NetCommand.Name, .. var rest]:
                return NetCommand.Run(rest);
            case [IngestScenario.Name, .. var rest]:
                return IngestScenario.Run(rest);
            case [LoadScenario.Name, .. var rest]:
                return LoadScenario.Run(rest);
            case [ReaderScenario.Name or ReaderScenario.Build or ReaderScenario.Crash, .. var rest]:
                return ReaderScenario.Run(args[0], rest);
            case [SoakScenario.Name, .. var rest]:
                return SoakScenario.Run(rest);
            default:
                Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
                return 2;
        }
    }
}
