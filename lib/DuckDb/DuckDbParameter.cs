using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace EcommerceNotebooks.DuckDb;

/// <summary>A value for <c>$name</c>, <c>$1</c> or <c>?</c> in a command; the .NET type of the value decides the SQL type.</summary>
public sealed class DuckDbParameter : DbParameter
{
    private string name = "";

    /// <summary>A parameter without name or value; without a name it is positional.</summary>
    public DuckDbParameter() { }

    /// <summary>A positional parameter.</summary>
    public DuckDbParameter(object? value) => Value = value;

    /// <summary>A named parameter; the name may begin with <c>$</c> or not.</summary>
    public DuckDbParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    /// <summary>The name, kept without its prefix; empty for a positional parameter.</summary>
    [AllowNull]
    public override string ParameterName
    {
        get => name;
        set => name = value is { Length: > 0 } && value[0] is '$' or '@' or ':' ? value[1..] : value ?? "";
    }

    /// <summary>The value; null and DBNull are NULL.</summary>
    public override object? Value { get; set; }

    /// <summary>A hint that only decides the type of some values: <c>Date</c> sends a DateTime as DATE, <c>DateTimeOffset</c> as TIMESTAMPTZ.</summary>
    public override DbType DbType { get; set; } = DbType.Object;

    /// <summary>Always <see cref="ParameterDirection.Input"/>; DuckDB has no other.</summary>
    /// <exception cref="NotSupportedException">Another direction is set.</exception>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
            {
                throw new NotSupportedException($"Direction is {value}; DuckDB has only Input parameters.");
            }
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = DbType.Object;
}
