using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CSharpKernel.Evaluation;

/// <summary>Reads the frames of an exception that mean something to the person who typed the cell.</summary>
internal static partial class ErrorFrames
{
    /// <summary>The frames, innermost first, without those of the scripting runtime, of this kernel and of await's plumbing.</summary>
    public static IReadOnlyList<ErrorFrame> Of(Exception exception) =>
        [
            .. new StackTrace(exception, fNeedFileInfo: true)
                .GetFrames()
                .Where(frame => frame.GetMethod() is { } method && !IsPlumbing(method))
                .Select(frame => new ErrorFrame(
                    frame.GetFileName(),
                    frame.GetFileLineNumber(),
                    Describe(frame.GetMethod()!)
                )),
        ];

    private static bool IsPlumbing(MethodBase method)
    {
        var type = method.DeclaringType;
        if (
            type is null
            || method.IsDefined(typeof(StackTraceHiddenAttribute))
            || type.IsDefined(typeof(StackTraceHiddenAttribute))
        )
        {
            return true;
        }

        // An async sequence implements the runtime's own interfaces under their full names.
        return type.Assembly == typeof(ErrorFrames).Assembly
            || method.Name.StartsWith("System.Threading.", StringComparison.Ordinal)
            || type.FullName is { } name
                && (
                    name.StartsWith("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal)
                    || name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
                    || name.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal)
                    || name.StartsWith("System.Threading.", StringComparison.Ordinal)
                );
    }

    private static string Describe(MethodBase method)
    {
        // The compiler names lambdas <Outer>b__0_1, local functions <Outer>g__Name|0_1 and async bodies <Name>d__3.MoveNext.
        var owner = method.DeclaringType!;
        var name = method.Name;
        if (name == "MoveNext" && StateMachineName().Match(owner.Name) is { Success: true } machine)
        {
            name = machine.Groups["name"].Value;
            owner = owner.DeclaringType ?? owner;
        }

        if (LocalFunctionName().Match(name) is { Success: true } local)
        {
            name = local.Groups["name"].Value;
        }
        else if (name.Contains(">b__", StringComparison.Ordinal))
        {
            name = "lambda";
        }

        while (owner.Name.StartsWith('<') && owner.DeclaringType is { } outer)
        {
            owner = outer;
        }

        if (name is "<Initialize>" or "<Factory>" or "<Main>")
        {
            return "";
        }

        if (owner.Name.StartsWith("Submission#", StringComparison.Ordinal))
        {
            return name;
        }

        var type = Arity().Replace(SubmissionName().Replace(owner.FullName ?? owner.Name, ""), "").Replace('+', '.');
        return name switch
        {
            ".ctor" => type + " constructor",
            ".cctor" => type + " static constructor",
            _ => type + "." + name,
        };
    }

    [GeneratedRegex(@"^Submission#\d+\+")]
    private static partial Regex SubmissionName();

    // What follows are the full names of the type arguments.
    [GeneratedRegex(@"`\d+|\[\[.*$")]
    private static partial Regex Arity();

    [GeneratedRegex(@"^<(?<name>.+)>d(__.*)?$")]
    private static partial Regex StateMachineName();

    [GeneratedRegex(@">g__(?<name>[^|]+)\|")]
    private static partial Regex LocalFunctionName();
}
