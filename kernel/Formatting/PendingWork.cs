namespace CSharpKernel.Formatting;

/// <summary>Values that stand for work rather than for its result, which showing them does not wait for.</summary>
internal static class PendingWork
{
    public static bool Is(object? value) =>
        value is Task or ValueTask
        || Generic(value, typeof(ValueTask<>)) is not null
        || Generic(value, typeof(IAsyncEnumerable<>)) is not null;

    /// <summary>The type of the work as it is written in C#, and what gives its result.</summary>
    public static string Describe(object value) =>
        Generic(value, typeof(IAsyncEnumerable<>)) is { } sequence
            ? $"{TypeName.Of(sequence)}, not enumerated (await foreach gives its items)"
            : $"{TypeName.Of(TaskType(value))}, not awaited (await gives its result)";

    // The classes behind async methods are known to the compiler alone; the tasks they derive from are not.
    private static Type TaskType(object value)
    {
        var type = value.GetType();
        while (type != typeof(Task) && type.BaseType is { } outer && typeof(Task).IsAssignableFrom(type))
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                return type.GetGenericArguments()[0].IsVisible ? type : typeof(Task);
            }

            type = outer;
        }

        return type;
    }

    private static Type? Generic(object? value, Type definition)
    {
        var type = value?.GetType();
        return type is null ? null
            : type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type
            : type.GetInterfaces()
                .FirstOrDefault(found => found.IsGenericType && found.GetGenericTypeDefinition() == definition);
    }
}
