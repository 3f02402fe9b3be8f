using Benchmarks.Publishing;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Documents;

/// <summary>The command "documents": renders the data dictionary and the README's pictures anew.</summary>
internal static class DocumentsCommand
{
    internal const string Name = "documents";

    internal static int Run()
    {
        DocumentSection.Write(Document.FullPath("data/DICTIONARY.md"), "data dictionary", DataDictionary.ToMarkdown());
        File.WriteAllText(Document.FullPath(ResultPicture.Path), ResultPicture.Render());
        File.WriteAllText(Document.FullPath(PartsPicture.Path), PartsPicture.Render());
        return 0;
    }
}
