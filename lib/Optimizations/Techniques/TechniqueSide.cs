using System.Collections.Immutable;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Techniques;

/// <summary>One way to ask the question.</summary>
/// <param name="Name">The way, as it stands in a sentence.</param>
internal sealed record TechniqueSide(string Name)
{
    /// <summary>Its query, which the technique takes from its file.</summary>
    internal SqlScript Script { get; init; } = null!;

    /// <summary>Settings of the engine that only this side has, by name.</summary>
    internal ImmutableSortedDictionary<string, string> Settings { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The form of the data whose size is shown; null for none.</summary>
    internal StoredForm? Stored { get; init; }

    /// <summary>The settings as text, such as "threads = 1".</summary>
    internal string SettingsText => string.Join(", ", Settings.Select(setting => $"{setting.Key} = {setting.Value}"));

    /// <summary>The same side with one more setting.</summary>
    internal TechniqueSide With(string setting, string value) =>
        this with
        {
            Settings = Settings.SetItem(setting, value),
        };

    /// <summary>The same side, which reads or writes this file or folder.</summary>
    internal TechniqueSide InFile(string name) => this with { Stored = new StoredForm(name, IsTable: false) };

    /// <summary>The same side, which reads this table.</summary>
    internal TechniqueSide InTable(string name) => this with { Stored = new StoredForm(name, IsTable: true) };
}
