using Tests.Documents;
using Tests.Net;

namespace Tests;

/// <summary>Entry point of the test executable: the commands "net" and "documents", and scenarios that tests run in a process of their own.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
            return 2;
        }

        return args[0] switch
        {
            "--help" => Help(),
            NetCommand.Name => NetCommand.Run(args[1..]),
            DocumentsCommand.Name => DocumentsCommand.Run(),
            _ => ChildScenarios.Run(args[0], args[1..]),
        };
    }

    private static int Help()
    {
        Console.WriteLine(NetCommand.Usage);
        Console.WriteLine($"{DocumentsCommand.Name, -44}renders the data dictionary and the README's pictures anew");
        return 0;
    }
}
