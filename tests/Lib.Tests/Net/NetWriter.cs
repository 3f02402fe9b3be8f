using System.Text.RegularExpressions;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

/// <summary>Writes tables and answers into the folders of their data sets, and keeps their hashes.</summary>
/// <param name="root">The folder that holds a folder for each data set.</param>
internal sealed partial class NetWriter(string root)
{
    internal const string ChartEnding = ".charts.csv";

    private readonly List<NetHash> hashes = [];

    /// <summary>What was written, by data set and name.</summary>
    internal IReadOnlyList<NetHash> Hashes =>
        [
            .. hashes
                .OrderBy(hash => hash.DataSet, StringComparer.Ordinal)
                .ThenBy(hash => hash.Name, StringComparer.Ordinal),
        ];

    /// <summary>Asks every question and writes a file for each.</summary>
    internal void Answers(string dataSet, IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            Write(dataSet, FileName(question.Name), writer => writer.Write(AnswerTo(question)));
        }
    }

    /// <summary>Asks questions and writes one file for all of them.</summary>
    internal void Together(
        string dataSet,
        string name,
        IEnumerable<Question> questions,
        ShopSession shop,
        IEnumerable<string> relations
    ) =>
        Write(
            dataSet,
            name,
            (writer, file) =>
            {
                foreach (string relation in relations)
                {
                    NetTables.Write(shop, relation, file, relation);
                }

                foreach (var question in questions)
                {
                    writer.Write(AnswerTo(question), question.Name);
                }
            }
        );

    /// <summary>Writes every relation of a warehouse.</summary>
    internal void Tables(string dataSet, ShopSession shop, bool asParquet)
    {
        foreach (string relation in NetTables.Relations(shop).ToArray())
        {
            if (asParquet)
            {
                string path = PathOf(dataSet, relation + ".parquet");
                hashes.Add(NetHash.Of(dataSet, path, NetTables.Export(shop, relation, path)));
            }
            else
            {
                Write(dataSet, relation, (_, file) => NetTables.Write(shop, relation, file));
            }
        }

        Write(dataSet, "lineage", (writer, _) => writer.Write(NetTables.LineageOf(shop)));
    }

    /// <summary>What a question gives: its answer, or the exception it throws.</summary>
    private static object? AnswerTo(Question question)
    {
        object? answer = null;
        return Record.Exception(() => answer = question.Answer()) ?? answer;
    }

    private void Write(string dataSet, string name, Action<AnswerWriter> write) =>
        Write(dataSet, name, (writer, _) => write(writer));

    private void Write(string dataSet, string name, Action<AnswerWriter, NetFile> write)
    {
        string path = PathOf(dataSet, name + ".csv");
        string chartPath = PathOf(dataSet, name + ChartEnding);
        NetFile? charts = null;
        using (var file = new NetFile(path))
        {
            write(new AnswerWriter(file, () => charts ??= new NetFile(chartPath), Clean), file);
            charts?.Dispose();
            hashes.Add(new NetHash(dataSet, Path.GetFileName(path), file.Rows, ""));
        }

        hashes[^1] = NetHash.Of(dataSet, path, hashes[^1].Rows);
        if (charts is not null)
        {
            hashes.Add(NetHash.Of(dataSet, chartPath, charts.Rows));
        }
    }

    private string PathOf(string dataSet, string name)
    {
        string path = Path.Combine(root, dataSet, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return hashes.Any(hash => hash.DataSet == dataSet && hash.Name == name)
            ? throw new InvalidOperationException($"{path} was written already.")
            : path;
    }

    private static string FileName(string question) => OtherCharacters().Replace(question, "-").Trim('-');

    // Folders for temporary files have another name on every run, and a kept warehouse lies anywhere.
    private static string Clean(string text) =>
        TemporaryFolders()
            .Replace(Lake().Replace(text, "<folder>/net.lake"), "<folder>")
            .Replace(Repository.Root, "<root>", StringComparison.Ordinal);

    [GeneratedRegex("[^A-Za-z0-9=_.]+")]
    private static partial Regex OtherCharacters();

    [GeneratedRegex("/[^ \"']*\\.lake(?=[ \"'/]|$)")]
    private static partial Regex Lake();

    [GeneratedRegex("[^ \"'=:]*/(shop|ecommerce-notebooks-tests)-[A-Za-z0-9]+")]
    private static partial Regex TemporaryFolders();
}
