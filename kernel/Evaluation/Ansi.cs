namespace CSharpKernel.Evaluation;

/// <summary>The few terminal colours of a traceback.</summary>
internal static class Ansi
{
    public static string Red(string text) => $"\e[31m{text}\e[0m";

    public static string BoldRed(string text) => $"\e[1;31m{text}\e[0m";

    public static string Green(string text) => $"\e[32m{text}\e[0m";

    public static string Cyan(string text) => $"\e[36m{text}\e[0m";
}
