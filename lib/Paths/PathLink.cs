namespace EcommerceNotebooks.Paths;

/// <summary>Sessions that go from one step to the next.</summary>
/// <param name="Step">How far the further of both is from the anchor, from 1 on.</param>
/// <param name="Source">The earlier step; <see cref="PathReport.Entry"/> where sessions begin with the later one.</param>
/// <param name="Target">The later step; <see cref="PathReport.Exit"/> where sessions end with the earlier one.</param>
/// <param name="Sessions">How many.</param>
public sealed record PathLink(int Step, string Source, string Target, long Sessions);
