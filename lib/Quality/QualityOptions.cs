using EcommerceNotebooks.Warehouse.Checks;

namespace EcommerceNotebooks.Quality;

/// <summary>Which checks a quality run makes.</summary>
public sealed record QualityOptions
{
    /// <summary>The run's name in data_quality_results; a run of the same name is replaced. Without one, it is made of the number of events, the time of the last one and as_of.</summary>
    public string? RunId { get; init; }

    /// <summary>The instant (UTC) from which the age of the latest event is measured; without one, freshness is not checked.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The largest age in hours of the latest event before as_of; 24 unless said otherwise.</summary>
    public double MaximumAgeHours { get; init; } = 24;

    /// <summary>Whether every rule of the contracts of the relations that exist is checked.</summary>
    public bool Contracts { get; init; } = true;

    /// <summary>Whether the things known to go wrong in such logs are looked for; they warn.</summary>
    public bool KnownAnomalies { get; init; } = true;

    /// <summary>Checks of one's own, made after the others.</summary>
    public IReadOnlyList<DataCheck> Checks { get; init; } = [];
}
