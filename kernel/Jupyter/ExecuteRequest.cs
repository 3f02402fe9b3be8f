namespace CSharpKernel.Jupyter;

/// <summary>What a client wants run, and how.</summary>
internal sealed record ExecuteRequest(
    string Code,
    bool IsSilent,
    bool StoresHistory,
    bool StopsOnError,
    bool AllowsInput,
    IReadOnlyList<KeyValuePair<string, string>> Expressions
)
{
    public static ExecuteRequest Read(JsonFields content)
    {
        var isSilent = content.Flag("silent", otherwise: false);
        return new ExecuteRequest(
            content.Text("code"),
            isSilent,
            !isSilent && content.Flag("store_history", otherwise: true),
            content.Flag("stop_on_error", otherwise: true),
            content.Flag("allow_stdin", otherwise: true),
            content.Texts("user_expressions")
        );
    }
}
