using System.Collections;
using System.Reflection;
using EcommerceNotebooks;

namespace Tests.Net;

/// <summary>The values that options of the library have among the inputs of questions.</summary>
internal sealed class AskedValues
{
    private readonly Dictionary<string, HashSet<string>> values = [];
    private readonly HashSet<object> enums = [];
    private readonly HashSet<Type> types = [];

    internal AskedValues(IEnumerable<Question> questions)
    {
        foreach (object? input in questions.SelectMany(question => question.Inputs))
        {
            Walk(input);
        }
    }

    internal bool HasType(Type type) => types.Contains(type);

    internal bool HasEnum(object value) => enums.Contains(value);

    /// <summary>How many different values a property has.</summary>
    internal int Count(PropertyInfo property) => values.GetValueOrDefault(Key(property))?.Count ?? 0;

    /// <summary>The properties that options are made with, but for those that their constructor demands.</summary>
    internal static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(property =>
                !type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                    .SelectMany(constructor => constructor.GetParameters())
                    .Any(parameter => parameter.Name == property.Name)
            );

    internal static bool IsOfLibrary(Type type) => type.Assembly == typeof(Shop).Assembly;

    private static string Key(PropertyInfo property) => $"{property.DeclaringType!.FullName}.{property.Name}";

    private void Walk(object? value)
    {
        switch (value)
        {
            case null:
            case string:
                break;
            case Enum:
                enums.Add(value);
                break;
            case IEnumerable list:
                foreach (object? each in list)
                {
                    Walk(each);
                }

                break;
            case var _ when IsOfLibrary(value.GetType()):
                types.Add(value.GetType());
                foreach (var property in Settable(value.GetType()))
                {
                    object? inner = property.GetValue(value);
                    if (!values.TryGetValue(Key(property), out var known))
                    {
                        values.Add(Key(property), known = []);
                    }

                    known.Add(Text(inner));
                    Walk(inner);
                }

                break;
        }
    }

    private static string Text(object? value) =>
        value is IEnumerable list and not string
            ? string.Join('|', list.Cast<object?>().Select(Text))
            : NetText.Of(value) ?? "NULL";
}
