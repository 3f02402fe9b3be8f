namespace EcommerceNotebooks.Warehouse;

/// <summary>Data breaks a rule it has to hold: a source that cannot be read as what it claims to be, or a relation that misses its contract. Whatever was being loaded was rolled back.</summary>
public sealed class DataContractException : Exception
{
    /// <summary>Makes the error of a relation from the rules that were broken.</summary>
    /// <exception cref="ArgumentException">No broken rule is given.</exception>
    public DataContractException(IReadOnlyList<ContractViolation> violations)
        : base(Describe(violations))
    {
        Violations = violations;
        Rule = violations[0].Rule;
    }

    /// <summary>Makes the error of a source file; what is not known stays null.</summary>
    public DataContractException(
        string message,
        string? file = null,
        long? line = null,
        string? column = null,
        string? value = null,
        string? rule = null
    )
        : base(message)
    {
        File = file;
        Line = line;
        Column = column;
        Value = value;
        Rule = rule;
        Violations = [];
    }

    /// <summary>Every broken rule of a relation's contract, in the order in which they were checked; empty for a source file.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; }

    /// <summary>The source file, where one is to blame.</summary>
    public string? File { get; }

    /// <summary>The line of the source file, from 1.</summary>
    public long? Line { get; }

    /// <summary>The column of the source file.</summary>
    public string? Column { get; }

    /// <summary>The value that breaks the rule, as it stands in the source file.</summary>
    public string? Value { get; }

    /// <summary>The rule that is broken; of several, the first.</summary>
    public string? Rule { get; }

    private static string Describe(IReadOnlyList<ContractViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        if (violations.Count == 0)
        {
            throw new ArgumentException("violations must name at least one broken rule.", nameof(violations));
        }

        return string.Join(Environment.NewLine, violations.Select(violation => violation.ToString()));
    }
}
