namespace CSharpKernel.Jupyter;

/// <summary>The answer to a request (no type: it is not answered), and what is to be done once the request's end was told.</summary>
internal sealed record Reply(string? Type, ReadOnlyMemory<byte> Content, Action? Afterwards = null)
{
    /// <summary>For messages that expect no answer.</summary>
    public static Reply None { get; } = new(null, default);
}
