using System.Reflection;
using EcommerceNotebooks;

namespace Benchmarks.Queries;

/// <summary>Every insight of a shop, as a call with the defaults of its other parameters.</summary>
internal static class InsightCalls
{
    /// <summary>All public methods of <see cref="InsightRoom"/>, by name, so that a new one is measured without being named here.</summary>
    /// <exception cref="InvalidOperationException">One needs an argument without a default: it has to be given a value here.</exception>
    internal static IReadOnlyList<(string Name, Func<Shop, object?> Call)> All()
    {
        var methods = typeof(InsightRoom)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .ThenBy(method => method.ToString(), StringComparer.Ordinal);
        return [.. methods.Select(method => (method.Name, CallOf(method)))];
    }

    private static Func<Shop, object?> CallOf(MethodInfo method)
    {
        var parameters = method.GetParameters();
        if (parameters.Any(parameter => !parameter.HasDefaultValue))
        {
            throw new InvalidOperationException($"{method} is not a question that a shop alone answers.");
        }

        object?[] rest = [.. parameters.Select(_ => Type.Missing)];
        return shop =>
            method.Invoke(
                shop.Insights,
                BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions,
                null,
                rest,
                null
            );
    }
}
