using EcommerceNotebooks.DuckDb;

[assembly: InterruptHook(typeof(DuckDbConnection), nameof(DuckDbConnection.InterruptAll))]

namespace EcommerceNotebooks.DuckDb;

/// <summary>Names a public static method without parameters that a notebook kernel calls to break native calls; kernels find the attribute by its simple name.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class InterruptHookAttribute(Type hookType, string methodName) : Attribute
{
    /// <summary>The class of the method.</summary>
    public Type HookType { get; } = hookType;

    /// <summary>The method's name.</summary>
    public string MethodName { get; } = methodName;
}
