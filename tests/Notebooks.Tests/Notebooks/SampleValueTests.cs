using System.Text.RegularExpressions;
using CSharpKernel.Notebooks;
using Dapper;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>Nothing of the sample stands in the notebooks, neither in code nor in prose: dates, ids, brands and categories come from the data, whichever they are.</summary>
public sealed partial class SampleValueTests
{
    // Words of English and of C# that some shop also sells under, or sorts its goods by.
    private static readonly string[] Allowed =
    [
        "axis",
        "bars",
        "cpu",
        "line",
        "memory",
        "notebook",
        "null",
        "table",
        "trainer",
        "unit",
    ];

    private static readonly Lazy<IReadOnlySet<string>> Sample = new(ReadSample);

    public static TheoryData<string> Names => StoryRulesTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_OfEveryNotebook_HoldsNoDate(string name) =>
        Assert.All(Sources(name), source => Assert.DoesNotMatch(Date(), source));

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_OfEveryNotebook_HoldsNoValueOfTheSample(string name) =>
        Assert.Empty(Sources(name).SelectMany(Words).Where(Sample.Value.Contains).Except(Allowed).Distinct());

    [Fact]
    public void Words_OfALineWithASampleValue_HoldIt()
    {
        Assert.Contains("electronics.smartphone", Sample.Value);
        Assert.Contains("electronics.smartphone", Words("Where `electronics.smartphone` begins."));
        Assert.Contains("electronics", Words("var anchor = \"cart · electronics\";"));
        Assert.Contains("1004856", Words("var product = 1_004_856;"));
        Assert.Matches(Date(), "var from = new DateTime(2019, 11, 1);");
        Assert.Matches(Date(), "As in November, so in 2019.");
    }

    private static IEnumerable<string> Sources(string name) =>
        Notebook.Load(Path.Combine(Repository.Root, "notebooks", name)).Cells.Select(cell => cell.Source);

    // Each word as it stands, and numbers without what parts their thousands.
    private static IEnumerable<string> Words(string source) =>
        Word()
            .Matches(source)
            .SelectMany(match => new[] { match.Value, match.Value.Trim('.'), Separator().Replace(match.Value, "") })
            .Select(word => word.ToLowerInvariant());

    private static HashSet<string> ReadSample()
    {
        using var folder = new TemporaryFolder();
        using var shop = Shop.Open(Path.Combine(folder.Path, "sample.duckdb"));
        shop.Pipeline.Ingest(Path.Combine(Repository.Root, "data", "sample"));
        return
        [
            .. shop.Connection.Query<string>(
                """
                select distinct lower(value)

                from (
                    select unnest([
                        cast(product_id as varchar),
                        cast(category_id as varchar),
                        cast(user_id as varchar),
                        cast(user_session as varchar),
                        cast(brand as varchar),
                        cast(category_code as varchar),
                        split_part(cast(category_code as varchar), '.', 1),
                        split_part(cast(category_code as varchar), '.', 2),
                        split_part(cast(category_code as varchar), '.', 3)
                    ]) as value

                    from events_raw
                )

                where value != ''
                """
            ),
        ];
    }

    [GeneratedRegex(
        @"\b(19|20)\d\d\b|\b(January|February|March|April|June|July|August|September|October|November|December)\b|new Date(Time|Only)\(|Date(Time|Only)\.Parse"
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d_.,&'-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[_,.]")]
    private static partial Regex Separator();
}
