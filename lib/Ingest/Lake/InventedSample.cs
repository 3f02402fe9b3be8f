using System.Collections.Immutable;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>The sample that comes with the project: two months that its generator invented. Its files are recognised by their lines and bytes, wherever they lie and however they are packed.</summary>
internal static class InventedSample
{
    private static readonly (long Lines, long Bytes)[] Files = [(57_730, 7_709_584), (91_803, 12_245_963)];

    /// <summary>That the sources are the sample, or that some of them are, as the end of a sentence; null where none is.</summary>
    internal static string? Remark(ImmutableArray<LakeSource> sources)
    {
        var invented = sources.Count(source => Files.Contains((source.Lines, source.UnpackedBytes)));
        return invented == 0 ? null
            : invented == sources.Length ? "an invented sample, not a shop's log"
            : FormattableString.Invariant(
                $"{invented} of {sources.Length} files {(invented == 1 ? "is" : "are")} of an invented sample, not a shop's log"
            );
    }
}
