namespace EcommerceNotebooks.DuckDb;

/// <summary>DuckDB's type identifiers, numbered as in its C API.</summary>
public enum DuckDbTypeId
{
    /// <summary>No type.</summary>
    Invalid = 0,

    /// <summary>BOOLEAN.</summary>
    Boolean = 1,

    /// <summary>TINYINT.</summary>
    TinyInt = 2,

    /// <summary>SMALLINT.</summary>
    SmallInt = 3,

    /// <summary>INTEGER.</summary>
    Integer = 4,

    /// <summary>BIGINT.</summary>
    BigInt = 5,

    /// <summary>UTINYINT.</summary>
    UTinyInt = 6,

    /// <summary>USMALLINT.</summary>
    USmallInt = 7,

    /// <summary>UINTEGER.</summary>
    UInteger = 8,

    /// <summary>UBIGINT.</summary>
    UBigInt = 9,

    /// <summary>FLOAT.</summary>
    Float = 10,

    /// <summary>DOUBLE.</summary>
    Double = 11,

    /// <summary>TIMESTAMP: microseconds since 1970, without a zone.</summary>
    Timestamp = 12,

    /// <summary>DATE: days since 1970-01-01.</summary>
    Date = 13,

    /// <summary>TIME: microseconds of a day.</summary>
    Time = 14,

    /// <summary>INTERVAL.</summary>
    Interval = 15,

    /// <summary>HUGEINT.</summary>
    HugeInt = 16,

    /// <summary>VARCHAR.</summary>
    Varchar = 17,

    /// <summary>BLOB.</summary>
    Blob = 18,

    /// <summary>DECIMAL.</summary>
    Decimal = 19,

    /// <summary>TIMESTAMP_S: seconds since 1970.</summary>
    TimestampSeconds = 20,

    /// <summary>TIMESTAMP_MS: milliseconds since 1970.</summary>
    TimestampMilliseconds = 21,

    /// <summary>TIMESTAMP_NS: nanoseconds since 1970.</summary>
    TimestampNanoseconds = 22,

    /// <summary>ENUM.</summary>
    Enum = 23,

    /// <summary>LIST.</summary>
    List = 24,

    /// <summary>STRUCT.</summary>
    Struct = 25,

    /// <summary>MAP.</summary>
    Map = 26,

    /// <summary>UUID.</summary>
    Uuid = 27,

    /// <summary>UNION.</summary>
    Union = 28,

    /// <summary>BIT.</summary>
    Bit = 29,

    /// <summary>TIME WITH TIME ZONE.</summary>
    TimeWithZone = 30,

    /// <summary>TIMESTAMP WITH TIME ZONE: microseconds since 1970 UTC.</summary>
    TimestampWithZone = 31,

    /// <summary>UHUGEINT.</summary>
    UHugeInt = 32,

    /// <summary>ARRAY.</summary>
    Array = 33,

    /// <summary>Any type; not a type of a column.</summary>
    Any = 34,

    /// <summary>BIGNUM.</summary>
    BigNum = 35,

    /// <summary>The type of a bare NULL.</summary>
    Null = 36,

    /// <summary>A text literal that has no type yet.</summary>
    StringLiteral = 37,

    /// <summary>An integer literal that has no type yet.</summary>
    IntegerLiteral = 38,

    /// <summary>TIME_NS: nanoseconds of a day.</summary>
    TimeNanoseconds = 39,

    /// <summary>GEOMETRY.</summary>
    Geometry = 40,

    /// <summary>VARIANT.</summary>
    Variant = 41,
}
