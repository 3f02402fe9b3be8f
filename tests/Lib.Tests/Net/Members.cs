using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace Tests.Net;

/// <summary>What a public property or field of a report gives; a getter that throws gives its exception.</summary>
internal sealed record Member(string Name, Type Type, Func<object?, object?> Get);

/// <summary>The public members of reports by name, without the options that were asked with and without what <see cref="NetExceptions"/> leaves out.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    internal static Member[] Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>Members of rows: those of single records in them become their own, under both names.</summary>
    internal static Member[] Flat(Type type) => [.. Flat(type, [])];

    /// <summary>The methods without parameters that give a table, a chart or a text.</summary>
    internal static IEnumerable<MethodInfo> TellingMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method =>
                method.GetParameters().Length == 0
                && !method.IsSpecialName
                && !method.IsGenericMethod
                && method.Name != nameof(ToString)
                && (
                    method.ReturnType == typeof(Table)
                    || method.ReturnType == typeof(Chart)
                    || method.ReturnType == typeof(string)
                )
                && !NetExceptions.IsLeftOut(type, method.Name)
            )
            .OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>The rows in their order; those of a dictionary by key.</summary>
    internal static IEnumerable<object?> InOrder(IEnumerable rows) =>
        rows is IDictionary
            ? rows.Cast<object>()
                .OrderBy(
                    pair => NetText.Of(Of(pair.GetType()).Single(member => member.Name == "Key").Get(pair)),
                    StringComparer.Ordinal
                )
            : rows.Cast<object?>();

    /// <summary>What a call gives, or the exception it throws.</summary>
    internal static object? Got(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            return inner;
        }
    }

    private static Member[] Read(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Where(property => property.Name != "EqualityContract" && !IsInput(property.PropertyType))
            .Where(property => !NetExceptions.IsLeftOut(type, property.Name))
            .Select(property => new Member(
                property.Name,
                property.PropertyType,
                owner => owner is null ? null : Got(() => property.GetValue(owner))
            ));
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => new Member(
                field.Name,
                field.FieldType,
                owner => owner is null ? null : field.GetValue(owner)
            ));
        return [.. properties.Concat(fields).OrderBy(member => member.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Member> Flat(Type type, Type[] within)
    {
        if (within.Contains(type))
        {
            return [];
        }

        return Of(type)
            .SelectMany(member =>
            {
                var own = Nullable.GetUnderlyingType(member.Type) ?? member.Type;
                return NetText.IsScalar(own) || typeof(IEnumerable).IsAssignableFrom(own)
                    ? [member]
                    : Flat(own, [.. within, type])
                        .Select(inner =>
                            inner with
                            {
                                Name = $"{member.Name}.{inner.Name}",
                                Get = owner => inner.Get(member.Get(owner)),
                            }
                        );
            });
    }

    private static bool IsInput(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name is "EventFilter" or "ExperimentSource";
}
