using System.Linq.Expressions;

namespace CSharpKernel.Formatting;

/// <summary>One formatter found by convention: an object with a MimeType and a <c>bool Format(object, TextWriter)</c>, of whatever type and visibility.</summary>
internal sealed class ConventionFormatter
{
    private readonly Type formattedType;
    private readonly Func<object, TextWriter, bool> format;

    internal ConventionFormatter(string mimeType, Type formattedType, Func<object, TextWriter, bool> format)
    {
        MimeType = mimeType;
        this.formattedType = formattedType;
        this.format = format;
    }

    public string MimeType { get; }

    /// <summary>The formatter behind the object, or null when the object does not have the shape of the convention.</summary>
    public static ConventionFormatter? Of(object candidate, Type decorated)
    {
        var type = candidate.GetType();
        var method = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
        if (
            method?.ReturnType != typeof(bool)
            || method.IsStatic
            || type.GetProperty("MimeType")?.GetValue(candidate) is not string mimeType
        )
        {
            return null;
        }

        var value = Expression.Parameter(typeof(object));
        var writer = Expression.Parameter(typeof(TextWriter));
        var call = Expression.Call(Expression.Constant(candidate, type), method, value, writer);
        return new ConventionFormatter(
            mimeType,
            type.GetProperty("Type")?.GetValue(candidate) as Type ?? decorated,
            Expression.Lambda<Func<object, TextWriter, bool>>(call, value, writer).Compile()
        );
    }

    public bool Accepts(object value) => formattedType.IsInstanceOfType(value);

    /// <summary>Writes the value; false means that this formatter declines it.</summary>
    public bool Format(object value, TextWriter writer) => format(value, writer);
}
