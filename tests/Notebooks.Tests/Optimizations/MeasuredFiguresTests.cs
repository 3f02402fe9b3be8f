using System.Text.RegularExpressions;
using CSharpKernel.Notebooks;
using EcommerceNotebooks.Optimizations;
using Tests.Support;

namespace Tests.Optimizations;

/// <summary>No figure of a measurement is written down where measurements are shown: not in the notebook's cells, not in the library.</summary>
public sealed partial class MeasuredFiguresTests
{
    private static readonly string NotebookPath = Path.Combine(Repository.Root, "notebooks", "04_optimizations.ipynb");

    [Fact]
    public void Cells_OfTheNotebook_HoldNoNumbers() =>
        Assert.All(
            Notebook
                .Load(NotebookPath)
                .Cells.Where(cell => cell.Type == CellType.Code && !cell.HasTag(CellTags.Parameters)),
            cell => Assert.DoesNotMatch(Number(), cell.Source)
        );

    [Fact]
    public void Cells_ThatMeasure_AreTaggedAndTheOthersAreCompared()
    {
        var cells = Notebook.Load(NotebookPath).Cells.Where(cell => cell.Type == CellType.Code).ToArray();

        Assert.All(
            cells.Where(cell => Measurement().IsMatch(cell.Source)),
            cell => Assert.True(cell.HasTag(CellTags.Varies), cell.Source)
        );
        Assert.DoesNotContain(cells, cell => cell.HasTag(CellTags.IgnoreOutput));
        Assert.Contains(
            cells,
            cell => cell.Source.Contains("ScansTable", StringComparison.Ordinal) && !cell.HasTag(CellTags.Varies)
        );
    }

    [Fact]
    public void Corrections_OnSalting_SayWhatWasMeasured()
    {
        var figure = FullScaleFigures.Published[EcommerceNotebooks.Optimizations.Optimization.Salting]!;
        Assert.Contains(
            FormattableString.Invariant(
                $"{figure.Ratio:N2} times as fast (rounds {figure.Low:N2} to {figure.High:N2})"
            ),
            Document.Text("notebooks/CORRECTIONS.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Notebook_MeasuresEveryTechnique() =>
        Assert.Equal(
            Enum.GetNames<EcommerceNotebooks.Optimizations.Optimization>().Order(StringComparer.Ordinal),
            Notebook
                .Load(NotebookPath)
                .Cells.SelectMany(cell => Measured().Matches(cell.Source))
                .Select(match => match.Groups["name"].Value)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Texts_OfTheLibrary_HoldNoMeasuredFigures()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "lib", "Optimizations"), "*.cs", SearchOption.AllDirectories)
            .ToArray();

        Assert.NotEmpty(sources);
        Assert.All(
            sources,
            path => Assert.DoesNotContain(Texts().Matches(File.ReadAllText(path)), text => Figure().IsMatch(text.Value))
        );
    }

    [Theory]
    [InlineData("\"40x faster\"", true)]
    [InlineData("\"saves 11.1 %\"", true)]
    [InlineData("\"took 45 s\"", true)]
    [InlineData("\"0.00 %\"", false)]
    [InlineData("\"writing ZSTD at level 9\"", false)]
    public void Figure_RecognisesInventedResults(string text, bool isFigure) =>
        Assert.Equal(isFigure, Figure().IsMatch(text));

    [GeneratedRegex(@"(?<![\w{])\d")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(?<!Lake\.Current\(\)|FullScaleFigures\.Published)\.Sentence|\.Plans|\.Summary|\.SizesTable|report\.ToTable|Machine\.Cpu"
    )]
    private static partial Regex Measurement();

    [GeneratedRegex(@"lab\.Measure\(Optimization\.(?<name>\w+)\)")]
    private static partial Regex Measured();

    [GeneratedRegex("\"[^\"\\n]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"(?<![\d.])\d*[1-9]\d*(?:\.\d+)?\s?(?:%|×|x\b|times|ms\b|s\b|seconds|[KMG]i?B\b)")]
    private static partial Regex Figure();
}
