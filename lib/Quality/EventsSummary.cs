namespace EcommerceNotebooks.Quality;

/// <summary>What a run's default name is made of.</summary>
internal sealed record EventsSummary(long Events, DateTime? LastEvent);
