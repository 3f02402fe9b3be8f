using Tests.Kernel.Evaluation;
using Tests.Kernel.Jupyter;

namespace Tests;

/// <summary>Entry point of the test executable: scenarios that tests run in a process of their own.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case [ParentScenario.Name, .. var rest]:
                return ParentScenario.Run(rest);
            case [OverwriteScenario.Name, .. var rest]:
                return OverwriteScenario.Run(rest);
            default:
                Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
                return 2;
        }
    }
}
