using System.Globalization;

namespace Tests.Net;

/// <summary>A question of the door.</summary>
/// <param name="Topic">What is asked, with whatever options.</param>
/// <param name="Name">The topic and what is asked otherwise than at first.</param>
/// <param name="Inputs">Options and other values that the question is asked with.</param>
/// <param name="Answer">Asks it.</param>
internal sealed record Question(string Topic, string Name, IReadOnlyList<object?> Inputs, Func<object?> Answer);

/// <summary>Collects questions. What is asked for several options is named by the property in which these differ from the first.</summary>
internal sealed class Questions
{
    private readonly List<Question> all = [];

    internal IReadOnlyList<Question> All => all;

    internal void Ask(string name, Func<object?> answer) => Add(name, name, [], answer);

    internal void Ask<T>(string name, T input, Func<T, object?> answer) =>
        Add(name, name, [input], () => answer(input));

    internal void Ask<T, TMore>(string name, T input, TMore more, Func<T, TMore, object?> answer) =>
        Add(name, name, [input, more], () => answer(input, more));

    internal void AskEach<T>(string name, IEnumerable<T> inputs, Func<T, object?> answer)
    {
        T[] given = [.. inputs];
        foreach (var input in given)
        {
            Add(name, name + Difference(given[0], input), [input], () => answer(input));
        }
    }

    /// <summary>Asks with options that are made of each input, and is named by the inputs.</summary>
    internal void AskEach<T, TOptions>(
        string name,
        IEnumerable<T> inputs,
        Func<T, TOptions> options,
        Func<TOptions, object?> answer
    )
    {
        T[] given = [.. inputs];
        foreach (var input in given)
        {
            var made = options(input);
            Add(name, name + Difference(given[0], input), [made], () => answer(made));
        }
    }

    /// <summary>The options themselves and, for each of their properties with an enum or a truth value, those with each other value.</summary>
    internal static IEnumerable<T> EachValue<T>(T options)
        where T : notnull
    {
        yield return options;
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            Array values =
                property.PropertyType.IsEnum ? Enum.GetValues(property.PropertyType)
                : property.PropertyType == typeof(bool) ? new[] { false, true }
                : Array.Empty<object>();
            foreach (object value in values)
            {
                if (!value.Equals(property.GetValue(options)))
                {
                    object changed = typeof(T).GetMethod("<Clone>$")!.Invoke(options, null)!;
                    property.SetValue(changed, value);
                    yield return (T)changed;
                }
            }
        }
    }

    private void Add(string topic, string name, IReadOnlyList<object?> inputs, Func<object?> answer)
    {
        int same = all.Count(question => question.Name == name || IsNumbered(question.Name, name));
        all.Add(new Question(topic, same == 0 ? name : $"{name} ({same + 1})", inputs, answer));
    }

    private static bool IsNumbered(string name, string of) =>
        name.StartsWith(of + " (", StringComparison.Ordinal) && name.EndsWith(')');

    private static string Difference<T>(T first, T other)
    {
        if (typeof(T).IsEnum)
        {
            return $" {other}";
        }

        var words = typeof(T)
            .GetProperties()
            .Where(property => property.CanWrite && !Equals(property.GetValue(first), property.GetValue(other)))
            .Select(property =>
                property.GetValue(other) is { } value && (value is Enum or bool || IsNumber(value))
                    ? $"{property.Name}={Convert.ToString(value, CultureInfo.InvariantCulture)}"
                    : property.Name
            );
        return string.Concat(words.Select(word => " " + word));
    }

    private static bool IsNumber(object value) => value is int or long or double or ulong;
}
