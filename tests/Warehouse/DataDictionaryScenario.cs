using EcommerceNotebooks.Warehouse;

namespace Tests.Warehouse;

/// <summary>Prints the data dictionary for README.</summary>
internal static class DataDictionaryScenario
{
    internal const string Name = "data-dictionary";

    internal static int Run(string[] args)
    {
        Console.Write(DataDictionary.ToMarkdown());
        return 0;
    }
}
