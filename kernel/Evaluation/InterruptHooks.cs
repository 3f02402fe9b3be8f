using System.Reflection;
using System.Runtime.Loader;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Finds what a library offers to break its native calls, without referencing the library: an assembly attribute of the simple name
/// <c>InterruptHookAttribute</c> with public properties <c>HookType</c> (a Type) and <c>MethodName</c> (a public static method without parameters).
/// </summary>
internal sealed class InterruptHooks
{
    private const string AttributeName = "InterruptHookAttribute";

    private readonly List<Assembly> assemblies = [];
    private readonly Lock gate = new();

    /// <summary>Takes note of an assembly that the session loaded.</summary>
    public void Add(Assembly assembly)
    {
        if (assembly.IsDynamic || AssemblyLoadContext.GetLoadContext(assembly) == AssemblyLoadContext.Default)
        {
            return;
        }

        lock (gate)
        {
            assemblies.Add(assembly);
        }
    }

    /// <summary>Calls every hook; the first exception is thrown after all were called.</summary>
    public void InvokeAll()
    {
        Assembly[] known;
        lock (gate)
        {
            known = [.. assemblies];
        }

        List<Exception> failures = [];
        foreach (var hook in known.SelectMany(Find))
        {
            try
            {
                hook.Invoke(null, null);
            }
            catch (TargetInvocationException exception)
            {
                failures.Add(exception.InnerException ?? exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private static IEnumerable<MethodInfo> Find(Assembly assembly)
    {
        foreach (var attribute in assembly.GetCustomAttributes().Where(found => found.GetType().Name == AttributeName))
        {
            var type = attribute.GetType();
            if (
                type.GetProperty("HookType")?.GetValue(attribute) is Type hookType
                && type.GetProperty("MethodName")?.GetValue(attribute) is string methodName
                && hookType.GetMethod(methodName, BindingFlags.Public | BindingFlags.Static, []) is { } method
            )
            {
                yield return method;
            }
        }
    }
}
