using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Optimizations.Techniques;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>Finds a memory limit under which a query has to spill and still runs.</summary>
internal static class MemoryLimitSearch
{
    private const string Setting = "memory_limit";
    private const int PercentStep = 5;
    private const long BytesPerMegabyte = 1_000_000;

    /// <summary>
    /// The technique with a limit for its side after, a share of the peak that the query reached with enough memory: the smallest under which it ran, where it also ran one step below, because the
    /// least it needs differs a little from run to run; the whole peak where no smaller one will do.
    /// </summary>
    internal static Technique Limit(LabSetup setup, Technique technique, CancellationToken cancellationToken)
    {
        var peak = PeakOf(setup, technique, cancellationToken);
        var ranBefore = false;
        for (var percent = PercentStep; percent < 100; percent += PercentStep)
        {
            var limited = WithLimit(technique, peak * percent / 100);
            var runs = Runs(setup, limited, cancellationToken);
            if (runs && ranBefore)
            {
                return limited;
            }

            ranBefore = runs;
        }

        return WithLimit(technique, peak);
    }

    private static bool Runs(LabSetup setup, Technique limited, CancellationToken cancellationToken)
    {
        using var database = LabDatabase.Open(setup, limited, cancellationToken);
        try
        {
            database.Use(limited.After);
            database.Run(limited.After);
            return true;
        }
        catch (SqlScriptException exception)
            when (exception.InnerException is DuckDBException error && error.IsOutOfMemory())
        {
            return false;
        }
    }

    private static long PeakOf(LabSetup setup, Technique technique, CancellationToken cancellationToken)
    {
        using var database = LabDatabase.Open(setup, technique, cancellationToken);
        return database.Profile(technique.Before).PeakMemoryBytes;
    }

    private static Technique WithLimit(Technique technique, long bytes)
    {
        var megabytes = Math.Max(1, bytes / BytesPerMegabyte);
        return technique with
        {
            After = technique.After.With(Setting, megabytes.ToString(CultureInfo.InvariantCulture) + "MB"),
        };
    }
}
