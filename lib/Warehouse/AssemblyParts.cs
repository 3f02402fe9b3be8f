namespace EcommerceNotebooks.Warehouse;

/// <summary>Finds what the folders of this library contribute to a list (open hooks, contracts), so that the list's owner names no folder.</summary>
internal static class AssemblyParts
{
    /// <summary>One new object of every class in this assembly that implements <typeparamref name="T"/>, in the order of their full names.</summary>
    internal static IReadOnlyList<T> Create<T>()
        where T : class =>
        [
            .. typeof(AssemblyParts)
                .Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (T)Activator.CreateInstance(type)!),
        ];
}
