namespace CSharpKernel.Jupyter;

/// <summary>Positions in code: clients count Unicode code points, C# counts UTF-16 units, and the two differ after characters such as 😀.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 offset of a position in code points; positions outside the code stand for its nearer end.</summary>
    public static int ToOffset(string code, int codePoints)
    {
        var offset = 0;
        for (var passed = 0; passed < codePoints && offset < code.Length; passed++)
        {
            offset += char.IsSurrogatePair(code, offset) ? 2 : 1;
        }

        return offset;
    }

    /// <summary>The position in code points of a UTF-16 offset within the code.</summary>
    public static int FromOffset(string code, int offset)
    {
        var codePoints = 0;
        for (var passed = 0; passed < offset; codePoints++)
        {
            passed += char.IsSurrogatePair(code, passed) ? 2 : 1;
        }

        return codePoints;
    }
}
