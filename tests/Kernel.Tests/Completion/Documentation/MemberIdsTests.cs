using CSharpKernel.Completion.Documentation;

namespace Tests.Kernel.Completion.Documentation;

public class MemberIdsTests
{
    [Theory]
    [InlineData("T:System.ConsoleKey", "ConsoleKey")]
    [InlineData("T:System.Int32", "int")]
    [InlineData("T:System.Collections.Generic.List`1", "List<T>")]
    [InlineData("T:System.Collections.Generic.Dictionary`2", "Dictionary<T1, T2>")]
    [InlineData("N:System.IO", "System.IO")]
    [InlineData("F:System.ConsoleKey.C", "ConsoleKey.C")]
    [InlineData("P:System.String.Length", "string.Length")]
    [InlineData("M:System.Console.Beep", "Console.Beep()")]
    [InlineData("M:System.Console.Beep(System.Int32,System.Int32)", "Console.Beep(int, int)")]
    [InlineData("M:System.Text.StringBuilder.#ctor(System.String)", "StringBuilder(string)")]
    [InlineData("M:A.B.M(System.Nullable{System.Int32},System.String[],System.Int32@)", "B.M(int?, string[], int)")]
    [InlineData(
        "M:A.B.M(System.Collections.Generic.Dictionary{System.String,System.Int32})",
        "B.M(Dictionary<string, int>)"
    )]
    [InlineData(
        "M:System.Linq.Enumerable.Count``1(System.Collections.Generic.IEnumerable{``0})",
        "Enumerable.Count<T>(IEnumerable<T0>)"
    )]
    [InlineData("no id", "no id")]
    [InlineData("", "")]
    public void ToText_Id_IsShortCSharp(string id, string expected) => Assert.Equal(expected, MemberIds.ToText(id));
}
