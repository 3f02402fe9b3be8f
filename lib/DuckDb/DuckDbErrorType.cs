namespace EcommerceNotebooks.DuckDb;

/// <summary>DuckDB's kinds of error, numbered as in its C API.</summary>
public enum DuckDbErrorType
{
    /// <summary>Not classified.</summary>
    Invalid = 0,

    /// <summary>A value lies outside its type's range.</summary>
    OutOfRange = 1,

    /// <summary>A value could not be converted to another type.</summary>
    Conversion = 2,

    /// <summary>An error of the kind: unknown type.</summary>
    UnknownType = 3,

    /// <summary>An error of the kind: decimal.</summary>
    Decimal = 4,

    /// <summary>An error of the kind: mismatch type.</summary>
    MismatchType = 5,

    /// <summary>An error of the kind: divide by zero.</summary>
    DivideByZero = 6,

    /// <summary>An error of the kind: object size.</summary>
    ObjectSize = 7,

    /// <summary>An error of the kind: invalid type.</summary>
    InvalidType = 8,

    /// <summary>An error of the kind: serialization.</summary>
    Serialization = 9,

    /// <summary>A transaction was aborted or conflicts with another.</summary>
    Transaction = 10,

    /// <summary>An error of the kind: not implemented.</summary>
    NotImplemented = 11,

    /// <summary>An error of the kind: expression.</summary>
    Expression = 12,

    /// <summary>A table, view, function or column does not exist, or exists already.</summary>
    Catalog = 13,

    /// <summary>The SQL text cannot be parsed.</summary>
    Parser = 14,

    /// <summary>An error of the kind: planner.</summary>
    Planner = 15,

    /// <summary>An error of the kind: scheduler.</summary>
    Scheduler = 16,

    /// <summary>An error of the kind: executor.</summary>
    Executor = 17,

    /// <summary>A primary key, unique, not-null, check or foreign-key constraint was violated.</summary>
    Constraint = 18,

    /// <summary>An error of the kind: index.</summary>
    Index = 19,

    /// <summary>An error of the kind: stat.</summary>
    Stat = 20,

    /// <summary>An error of the kind: connection.</summary>
    Connection = 21,

    /// <summary>An error of the kind: syntax.</summary>
    Syntax = 22,

    /// <summary>An error of the kind: settings.</summary>
    Settings = 23,

    /// <summary>The SQL parses but names or types in it do not fit.</summary>
    Binder = 24,

    /// <summary>An error of the kind: network.</summary>
    Network = 25,

    /// <summary>An error of the kind: optimizer.</summary>
    Optimizer = 26,

    /// <summary>An error of the kind: null pointer.</summary>
    NullPointer = 27,

    /// <summary>A file could not be read or written.</summary>
    IO = 28,

    /// <summary>The query was interrupted.</summary>
    Interrupt = 29,

    /// <summary>The database was invalidated and must be reopened.</summary>
    Fatal = 30,

    /// <summary>A fault of the engine itself.</summary>
    Internal = 31,

    /// <summary>A value or option is not allowed here.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>An error of the kind: permission.</summary>
    Permission = 34,

    /// <summary>An error of the kind: parameter not resolved.</summary>
    ParameterNotResolved = 35,

    /// <summary>An error of the kind: parameter not allowed.</summary>
    ParameterNotAllowed = 36,

    /// <summary>An error of the kind: dependency.</summary>
    Dependency = 37,

    /// <summary>An error of the kind: http.</summary>
    Http = 38,

    /// <summary>An error of the kind: missing extension.</summary>
    MissingExtension = 39,

    /// <summary>An error of the kind: autoload.</summary>
    Autoload = 40,

    /// <summary>An error of the kind: sequence.</summary>
    Sequence = 41,

    /// <summary>The configuration does not allow this.</summary>
    InvalidConfiguration = 42,
}
