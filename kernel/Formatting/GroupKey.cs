namespace CSharpKernel.Formatting;

/// <summary>The keys of what <c>GroupBy</c> gives.</summary>
internal static class GroupKey
{
    public static bool IsGroup(object? value) => value is not null && Grouping(value) is not null;

    public static object? Of(object group) => Grouping(group)?.GetProperty("Key")?.GetValue(group);

    private static Type? Grouping(object value) =>
        value
            .GetType()
            .GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IGrouping<,>));
}
