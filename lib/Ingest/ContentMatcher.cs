using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

/// <summary>
/// Finds the source that holds the same events as a newly loaded one, however either was packed or written: as many rows in the same span of time, and the
/// same sum of their hashes. Hashes are taken only where the rest agrees, and once for each source.
/// </summary>
internal sealed class ContentMatcher(LoadContext context, LakeFolder lake)
{
    private static readonly SqlScript Checksum = SqlScript.Load(typeof(ContentMatcher), "events_checksum.sql");

    private readonly Dictionary<string, Content> contents = new(StringComparer.Ordinal);

    /// <summary>The source with the same events, or null.</summary>
    internal LakeSource? Find(LoadedSource loaded, IEnumerable<LakeSource> sources, IReadOnlyList<LakeFile> files)
    {
        if (loaded.EventsPath is null)
        {
            return null;
        }

        var content = new Content([loaded.EventsPath]);
        return sources.FirstOrDefault(source =>
            source.Accepted == loaded.Accepted && IsSame(content, ContentOf(source.Name, files))
        );
    }

    private Content ContentOf(string source, IEnumerable<LakeFile> files)
    {
        if (!contents.TryGetValue(source, out var content))
        {
            content = new Content([
                .. files.Where(file => file.Source == source && file.Kind == LakeFileKind.Events).Select(lake.FullPath),
            ]);
            contents.Add(source, content);
        }

        return content;
    }

    private bool IsSame(Content one, Content other) => Span(one) == Span(other) && ChecksumOf(one) == ChecksumOf(other);

    private (DateTime? First, DateTime? Last) Span(Content content)
    {
        if (content.Span is null)
        {
            var times = content.Paths.Select(path => ParquetFile.EventTimes(context.Session, path)).ToArray();
            content.Span = (times.Min(each => each.First), times.Max(each => each.Last));
        }

        return content.Span.Value;
    }

    private string ChecksumOf(Content content) =>
        content.Checksum ??= Checksum.QuerySingle<string>(
            context.Session,
            new { files = QueryParameters.List(content.Paths) }
        );

    private sealed class Content(string[] paths)
    {
        internal string[] Paths => paths;

        internal (DateTime? First, DateTime? Last)? Span { get; set; }

        internal string? Checksum { get; set; }
    }
}
