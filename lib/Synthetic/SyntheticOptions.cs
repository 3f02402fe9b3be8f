namespace EcommerceNotebooks.Synthetic;

/// <summary>What to generate. Equal options give equal events, byte for byte in a file, except <see cref="Threads"/>, which changes only the speed.</summary>
public sealed record SyntheticOptions
{
    /// <summary>Size relative to the published months, more than 0 and at most 50; 1 is about 110 million events in the two months.</summary>
    public double Scale { get; init; } = 0.001;

    /// <summary>The seed; any number.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The planted faults.</summary>
    public AnomalyOptions Anomalies { get; init; } = AnomalyOptions.All;

    /// <summary>Threads to work on, at least 1; by default all processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The scale at which the two months together have about this many events.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static double ScaleForEvents(long events)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(events, 1);
        return events / 109_950_743.0;
    }

    internal void Check()
    {
        if (!(Scale > 0.0 && Scale <= 50.0))
        {
            throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "Scale must be more than 0 and at most 50.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
    }
}
