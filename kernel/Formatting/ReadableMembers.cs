using System.Reflection;

namespace CSharpKernel.Formatting;

/// <summary>The public properties and fields of a type that can be read and shown.</summary>
internal static class ReadableMembers
{
    public static List<MemberInfo> Of(Type type) =>
        [
            .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
                .Where(member =>
                    member is FieldInfo { FieldType.IsPointer: false, FieldType.IsByRefLike: false }
                    || (
                        member
                            is PropertyInfo
                            {
                                CanRead: true,
                                PropertyType: { IsPointer: false, IsByRefLike: false }
                            } property
                        && property.GetIndexParameters().Length == 0
                        && property.GetMethod!.IsPublic
                    )
                ),
        ];

    /// <summary>The value of a member, or the exception it threw as text.</summary>
    public static object? Read(MemberInfo member, object owner)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)member).GetValue(owner);
        }
        catch (TargetInvocationException exception)
            when (exception.InnerException is { } inner && !ScalarText.IsStop(inner))
        {
            return ScalarText.OfFailure(inner);
        }
    }
}
