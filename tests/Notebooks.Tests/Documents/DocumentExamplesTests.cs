using System.Reflection;
using System.Text.RegularExpressions;
using EcommerceNotebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Tests.Support;

namespace Tests.Documents;

/// <summary>The C# of the documents compiles against the library, with the namespaces that the notebooks have.</summary>
public sealed partial class DocumentExamplesTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("lib/README.md")]
    public void Examples_OfADocument_Compile(string document)
    {
        var code = CodeOf(Document.Text(document));

        Assert.Contains("shop.", code, StringComparison.Ordinal);
        Assert.Empty(ErrorsOf(code));
    }

    [Fact]
    public void Names_InTheLibrarysReadme_AreThoseOfTheLibrary()
    {
        // The library's types and members, the types that its members give, and its folders.
        var known = typeof(Shop)
            .Assembly.GetExportedTypes()
            .SelectMany(type =>
                type.GetMembers()
                    .SelectMany(member =>
                        new[]
                        {
                            member.Name.Replace("get_", "", StringComparison.Ordinal),
                            (member as MethodInfo)?.ReturnType.Name ?? "",
                        }
                    )
                    .Append(type.Name)
            )
            .Concat(typeof(Shop).Assembly.GetTypes().SelectMany(type => (type.Namespace ?? "").Split('.')))
            .ToHashSet(StringComparer.Ordinal);
        var names = Name().Matches(Document.Text("lib/README.md")).Select(code => code.Groups["name"].Value).ToArray();

        Assert.True(names.Length > 50);
        Assert.All(names, name => Assert.Contains(name, known));
    }

    [Fact]
    public void ErrorsOf_AMethodThatIsNotThere_NamesIt() =>
        Assert.Contains("NoSuchMethod", Assert.Single(ErrorsOf("Shop.NoSuchMethod();")), StringComparison.Ordinal);

    private static string CodeOf(string markdown) =>
        string.Join('\n', Block().Matches(markdown).Select(block => block.Value).Where(block => block.Contains(';')));

    private static IReadOnlyList<string> ErrorsOf(string code)
    {
        var namespaces = Using().Matches(Document.Text("notebooks/setup.csx")).Select(match => match.Groups[1].Value);
        var options = ScriptOptions
            .Default.WithReferences(
                ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Select(path => MetadataReference.CreateFromFile(path))
            )
            .WithImports([.. namespaces, "System", "System.Linq", "System.Collections.Generic"]);
        return
        [
            .. CSharpScript
                .Create($"void Example(System.Threading.CancellationToken token)\n{{\n{code}\n}}", options)
                .Compile()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    [GeneratedRegex(@"(?:^ {4}.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Block();

    // A type or member in a span of code, whatever stands before it and in its brackets.
    [GeneratedRegex(@"`(?:\w+\.)*(?<name>[A-Z]\w*)(?:<\w+>)?(?:\([^`]*\))?`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
