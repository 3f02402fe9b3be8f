namespace Tests;

/// <summary>Entry point of the test executable: tests that must kill a process start this one again with a scenario's name.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
            return 2;
        }

        return ChildScenarios.Run(args[0], args[1..]);
    }
}
