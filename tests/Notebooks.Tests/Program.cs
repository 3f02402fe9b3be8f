using Tests.Documents;

namespace Tests;

/// <summary>Entry point of the test executable: the command "documents".</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["--help"]:
                Console.WriteLine(
                    $"{DocumentsCommand.Name, -44}renders the data dictionary and the README's pictures anew"
                );
                return 0;
            case [DocumentsCommand.Name]:
                return DocumentsCommand.Run();
            default:
                Console.Error.WriteLine("Run the tests with: dotnet test -c Release");
                return 2;
        }
    }
}
