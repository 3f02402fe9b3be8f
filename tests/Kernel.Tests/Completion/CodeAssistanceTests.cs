using System.Text.Json;
using CSharpKernel.Completion;
using Tests.Support;

namespace Tests.Kernel.Completion;

public class CodeAssistanceTests
{
    private const int Cuts = 150;

    [Fact]
    public void Complete_CellsCutAnywhere_NeverThrowsAndSpansHold()
    {
        var cells = NotebookCells();
        var random = new Random(20191001);
        using var session = new Assisted(Path.Combine(Repository.Root, "notebooks")).Run(
            "var rows = new List<string>();"
        );
        for (var cut = 0; cut < Cuts; cut++)
        {
            var code = Damaged(cells[random.Next(cells.Count)], random);
            var position = random.Next(-1, code.Length + 2);
            var list = session.Assistance.Complete(code, position);
            var at = Math.Clamp(position, 0, code.Length);
            Assert.True(
                0 <= list.Start && list.Start <= at && at <= list.End && list.End <= code.Length,
                $"{list.Start} {at} {list.End} in {code}"
            );
            Assert.Equal(
                list.Items.Count,
                list.Items.Select(item => item.Text).Distinct(StringComparer.Ordinal).Count()
            );
            Assert.All(
                list.Items,
                item => Assert.DoesNotContain('<', item.Kind == CompletionKind.Method ? item.Text : "")
            );
            Assert.All(
                list.Items,
                item =>
                    Assert.DoesNotContain(
                        TypingPosition.Placeholder,
                        item.Text + item.Signature,
                        StringComparison.Ordinal
                    )
            );
            session.Assistance.Inspect(code, position, cut % 2);
            session.Assistance.CheckComplete(code);
        }
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(100, 3)]
    public void Complete_PositionOutsideTheCode_StandsForTheNearerEnd(int position, int nearerEnd)
    {
        using var session = new Assisted();
        Assert.Equal(
            session.Assistance.Complete("Con", nearerEnd).Items,
            session.Assistance.Complete("Con", position).Items
        );
    }

    [Fact]
    public void Requests_OfAnyKind_RunNothingAndChangeNothing()
    {
        using var folder = new TemporaryFolder();
        var trace = Path.Combine(folder.Path, "trace.txt");
        using var session = new Assisted(folder.Path).Run(
            "class Loud { public Loud Next { get { File.AppendAllText(\""
                + trace.Replace("\\", "/", StringComparison.Ordinal)
                + "\", \"x\"); return this; } } }\nvar loud = new Loud();"
        );
        foreach (
            var code in (string[])["loud.Next.", "var other = loud.Next; other.", "loud.Next", "int added = 1; add"]
        )
        {
            session.Assistance.Complete(code, code.Length);
            session.Assistance.Inspect(code, code.Length, 1);
            session.Assistance.CheckComplete(code);
        }

        Assert.False(File.Exists(trace));
        Assert.DoesNotContain("added", session.Texts("add|"));
        Assert.DoesNotContain("other", session.Texts("oth|"));
    }

    [Fact]
    public void Complete_NamesOfEarlierCells_AreOfferedOnceWithTheirNewestMeaning()
    {
        using var session = new Assisted();
        session
            .Run("var value = 1; int Twice(int x) => 2 * x;")
            .Run("var value = \"text\"; string Twice(string x) => x + x;");
        Assert.Equal("string value", session.Item("val|", "value").Signature);
        Assert.Contains("ToUpper", session.Texts("value.|"));
        Assert.StartsWith("string Twice(string x)", session.Item("Twi|", "Twice").Signature, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_OverloadedMethod_IsOneItemThatCountsThem()
    {
        using var session = new Assisted();
        Assert.Equal(
            new CompletionItem("Max", CompletionKind.Method, "byte Max(byte val1, byte val2) (+ 12 overloads)"),
            session.Item("Math.|", "Max")
        );
    }

    [Theory]
    [InlineData("Console.WriteL|", "WriteLine", CompletionKind.Method)]
    [InlineData("\"\".Len|", "Length", CompletionKind.Property)]
    [InlineData("DayOfWeek.Mon|", "Monday", CompletionKind.EnumMember)]
    [InlineData("DayOf|", "DayOfWeek", CompletionKind.Enum)]
    [InlineData("IDispos|", "IDisposable", CompletionKind.Interface)]
    [InlineData("DateTim|", "DateTime", CompletionKind.Struct)]
    [InlineData("Consol|", "Console", CompletionKind.Class)]
    [InlineData("System.Li|", "Linq", CompletionKind.Namespace)]
    [InlineData("int.MaxV|", "MaxValue", CompletionKind.Constant)]
    [InlineData("string.Emp|", "Empty", CompletionKind.Field)]
    [InlineData("Console.CancelK|", "CancelKeyPress", CompletionKind.Event)]
    [InlineData("forea|", "foreach", CompletionKind.Keyword)]
    [InlineData("disp|", "display", CompletionKind.Method)]
    [InlineData("{ int inside = 1; insi|", "inside", CompletionKind.Variable)]
    [InlineData("T F<TItem>(TIt|", "TItem", CompletionKind.TypeParameter)]
    [InlineData("Task.Ru|", "Run", CompletionKind.Method)]
    public void Complete_EveryKind_HasTheWordEditorsKnow(string marked, string text, string kind)
    {
        using var session = new Assisted();
        Assert.Equal(kind, session.Item(marked, text).Kind);
    }

    [Fact]
    public void Complete_SameQuestionTwice_GivesTheSameAnswer()
    {
        using var session = new Assisted();
        Assert.Equal(session.List("|").Items, session.List("|").Items);
    }

    [Fact]
    public async Task WarmUp_BesideRequests_EndsWithoutChangingTheirAnswers()
    {
        using var session = new Assisted();
        var warm = session.Assistance.WarmUp();
        Assert.Equal(["WriteLine"], session.Texts("Console.WriteL|"));
        await warm;
        Assert.Equal(["WriteLine"], session.Texts("Console.WriteL|"));
    }

    private static List<string> NotebookCells()
    {
        List<string> cells = [];
        foreach (
            var path in Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "??_*.ipynb")
                .Order(StringComparer.Ordinal)
        )
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(path));
            cells.AddRange(
                notebook
                    .RootElement.GetProperty("cells")
                    .EnumerateArray()
                    .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                    .Select(cell =>
                        string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()))
                    )
            );
        }

        Assert.NotEmpty(cells);
        return cells;
    }

    // A cell as it stands while someone works on it: cut off, with a piece missing, or with a stray character.
    private static string Damaged(string code, Random random)
    {
        if (code.Length == 0)
        {
            return code;
        }

        var at = random.Next(code.Length);
        return random.Next(4) switch
        {
            0 => code[..at],
            1 => code.Remove(at, Math.Min(random.Next(20), code.Length - at)),
            2 => code.Insert(at, "{}()[]<>\"'#.@$\\\n/*?;=😀"[random.Next(22)].ToString()),
            _ => code,
        };
    }
}
