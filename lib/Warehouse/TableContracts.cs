using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EcommerceNotebooks.Warehouse;

/// <summary>The contracts of all relations of the warehouse, read from the files schema.yml that lie beside the SQL that builds them.</summary>
public static partial class TableContracts
{
    private const string FileName = "schema.yml";

    private static readonly Lazy<IReadOnlyList<TableContract>> Declared = new(() =>
        [
            .. Embedded()
                .SelectMany(file => Read(file.Name, file.Text))
                .OrderBy(contract => contract.Layer)
                .ThenBy(contract => contract.Relation, StringComparer.Ordinal),
        ]
    );

    /// <summary>Every contract, by layer and then by the relation's name.</summary>
    public static IReadOnlyList<TableContract> All => Declared.Value;

    /// <summary>The contract of a relation, or null where there is none.</summary>
    public static TableContract? Find(string relation) =>
        All.FirstOrDefault(contract => contract.Relation.Equals(relation, StringComparison.Ordinal));

    /// <summary>The contract of a relation.</summary>
    /// <exception cref="ArgumentException">The relation has no contract.</exception>
    public static TableContract Get(string relation) =>
        Find(relation)
        ?? throw new ArgumentException(
            $"relation \"{relation}\" has no contract; those with one are {string.Join(", ", All.Select(contract => contract.Relation))}.",
            nameof(relation)
        );

    /// <summary>The contracts that a schema file declares.</summary>
    /// <exception cref="FormatException">The text is no such file; the message names the file and, where it is known, the line.</exception>
    internal static IReadOnlyList<TableContract> Read(string name, string text)
    {
        var reader = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .Build();
        try
        {
            return [.. reader.Deserialize<List<TableEntry>>(text).Select(table => table.ToContract())];
        }
        catch (YamlException error)
        {
            throw new FormatException(
                $"{name}, line {error.Start.Line}: {error.InnerException?.Message ?? error.Message}",
                error
            );
        }
        catch (FormatException error)
        {
            throw new FormatException($"{name}: {error.Message}", error);
        }
    }

    private static IEnumerable<(string Name, string Text)> Embedded()
    {
        var assembly = typeof(TableContracts).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith("/" + FileName, StringComparison.Ordinal))
        )
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, text.ReadToEnd());
        }
    }

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex EnumValue { get; }

    // How a table and its columns stand in the file.
    private sealed class TableEntry
    {
        public required string Name { get; init; }
        public required WarehouseLayer Layer { get; init; }
        public required string Row { get; init; }
        public required string Description { get; init; }
        public required List<ColumnEntry> Columns { get; init; }
        public List<List<string>> Keys { get; init; } = [];
        public List<string> Rules { get; init; } = [];

        internal TableContract ToContract() =>
            new(Name, Layer, Row, Description)
            {
                Columns = [.. Columns.Select(column => column.ToContract())],
                Keys = Keys,
                RowRules = Rules,
                References = [.. Columns.SelectMany(column => column.References(Name))],
            };
    }

    private sealed class ColumnEntry
    {
        public required string Name { get; init; }
        public required string Type { get; init; }
        public required string Meaning { get; init; }
        public bool Nullable { get; init; }
        public List<string>? Values { get; init; }
        public List<string> RefersTo { get; init; } = [];

        internal ColumnContract ToContract() =>
            new(Name, Type, Meaning)
            {
                Nullable = Nullable,
                AcceptedValues =
                    Values
                    ??
                    [
                        .. EnumValue
                            .Matches(Type)
                            .Select(value => value.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)),
                    ],
            };

        internal IEnumerable<ColumnReference> References(string table) =>
            RefersTo.Select(target =>
                target.Split('.') is [var relation, var column]
                    ? new ColumnReference(Name, relation, column)
                    : throw new FormatException($"{table}.{Name} refers to \"{target}\", which is no table.column.")
            );
    }
}
