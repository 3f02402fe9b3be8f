using System.Data;
using System.Globalization;
using System.Numerics;
using Dapper;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// Values of a statement's <c>$name</c> parameters. A type that DuckDB.NET does not know reaches the engine without a value and makes it close the database, so any other is refused here; an enum is
/// its name. A text ends for DuckDB.NET at its first zero character, so that one with such is refused too.
/// </summary>
internal static class QueryParameters
{
    /// <summary>The properties of an object as parameters; null has none.</summary>
    /// <exception cref="ArgumentException">A value is of a type that cannot be a parameter.</exception>
    internal static IReadOnlyDictionary<string, object?> Of(object? parameters) =>
        parameters switch
        {
            null => new Dictionary<string, object?>(),
            IReadOnlyDictionary<string, object?> named => named.ToDictionary(
                each => each.Key,
                each => Value(each.Key, each.Value),
                StringComparer.Ordinal
            ),
            _ => parameters
                .GetType()
                .GetProperties()
                .ToDictionary(
                    property => property.Name,
                    property => Value(property.Name, property.GetValue(parameters)),
                    StringComparer.Ordinal
                ),
        };

    /// <summary>The properties of two objects as parameters.</summary>
    internal static IReadOnlyDictionary<string, object?> Of(object? some, object others) =>
        new Dictionary<string, object?>([.. Of(some), .. Of(others)], StringComparer.Ordinal);

    /// <summary>A command on a connection.</summary>
    internal static DuckDBCommand Command(DuckDBConnection connection, string sql, object? parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in Of(parameters))
        {
            command.Parameters.Add(new DuckDBParameter(name, value));
        }

        return command;
    }

    /// <summary>A list as one value for Dapper, which would make several parameters of it.</summary>
    internal static SqlMapper.ICustomQueryParameter List<T>(IEnumerable<T> values) => new ListParameter<T>([.. values]);

    /// <summary>A value as the engine's own, for statements that are prepared without a command.</summary>
    internal static DuckDBValue Native(object? value) =>
        value switch
        {
            null => NativeMethods.Value.DuckDBCreateNullValue(),
            bool flag => NativeMethods.Value.DuckDBCreateBool(flag),
            int number => NativeMethods.Value.DuckDBCreateInt32(number),
            long number => NativeMethods.Value.DuckDBCreateInt64(number),
            double number => NativeMethods.Value.DuckDBCreateDouble(number),
            decimal money => NativeMethods.Value.DuckDBCreateDecimal(
                new DuckDBDecimal(38, money.Scale, new DuckDBHugeInt(new BigInteger(money * Power(money.Scale))))
            ),
            string text => NativeMethods.Value.DuckDBCreateVarchar(text),
            DateTime time => NativeMethods.Value.DuckDBCreateTimestamp(
                new DuckDBTimestampStruct
                {
                    Micros = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
                }
            ),
            _ => throw Refused("a value", value.GetType()),
        };

    private static object? Value(string name, object? value) =>
        value switch
        {
            null or DBNull => null,
            string text when HasZero(text) => throw WithZero(name),
            IEnumerable<string?> texts when texts.Any(HasZero) => throw WithZero(name),
            SqlMapper.ICustomQueryParameter => value,
            Enum named => named.ToString(),
            char letter => letter.ToString(CultureInfo.InvariantCulture),
            Int128 wide => (BigInteger)wide,
            bool or byte or sbyte or short or ushort or int or uint or long or ulong => value,
            float or double or decimal or BigInteger or string or byte[] or Guid => value,
            DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan => value,
            System.Collections.ICollection when IsList(value.GetType()) => value,
            _ => throw Refused($"the parameter {name}", value.GetType()),
        };

    private static bool IsList(Type type) =>
        (type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)))
        && (Nullable.GetUnderlyingType(Element(type)) ?? Element(type)) is var element
        && (
            element == typeof(string)
            || element == typeof(decimal)
            || element == typeof(DateTime)
            || element == typeof(Guid)
            || element.IsPrimitive && element != typeof(char) && element != typeof(nint) && element != typeof(nuint)
        );

    private static Type Element(Type type) => type.GetElementType() ?? type.GetGenericArguments()[0];

    private static decimal Power(int exponent) =>
        Enumerable.Repeat(10m, exponent).Aggregate(1m, (product, ten) => product * ten);

    private sealed class ListParameter<T>(List<T> values) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(IDbCommand command, string name) =>
            command.Parameters.Add(new DuckDBParameter(name, Value(name, values)));
    }

    private static bool HasZero(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static ArgumentException WithZero(string name) =>
        new($"The parameter {name} holds a zero character, at which DuckDB.NET would cut it off.");

    private static ArgumentException Refused(string what, Type type) =>
        new(
            $"{what} is a {type.Name}, which DuckDB takes as no parameter: pass a number, text, date, time, Guid or a list of them."
        );
}
