using System.IO.Compression;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>The files of events in a .zip. Two entries of one name are two files.</summary>
internal sealed class ZipEntries(SourceFile archive, List<PassedOverFile> passedOver)
{
    private readonly HashSet<string> hiddenFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The entries to read, in the order of their names; every other one is added to the list with its reason.</summary>
    /// <exception cref="IngestException">The archive is damaged, or not one entry can be read.</exception>
    internal IReadOnlyList<SourceFile> Open()
    {
        int before = passedOver.Count;
        try
        {
            using var zip = ZipFile.OpenRead(archive.File);
            SourceFile[] found =
            [
                .. zip
                    .Entries.Select((entry, index) => (Entry: entry, Index: index))
                    .OrderBy(each => each.Entry.FullName, StringComparer.Ordinal)
                    .Select(each => Open(each.Entry, each.Index))
                    .OfType<SourceFile>(),
            ];
            return found.Length > 0 ? found : throw Empty(before);
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{archive.File} is a damaged .zip: {error.Message}", error);
        }
    }

    private SourceFile? Open(ZipArchiveEntry entry, int index)
    {
        string[] folders = entry.FullName.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        int hidden = Array.FindIndex(folders, 0, Math.Max(0, folders.Length - 1), SourceNames.IsHiddenFolder);
        if (hidden >= 0)
        {
            string folder = string.Join('/', folders[..(hidden + 1)]) + "/";
            if (hiddenFolders.Add(folder))
            {
                PassOver(folder, SourceNames.HiddenFolder, isFault: false);
            }

            return null;
        }

        if (folders.Length == 0 || entry.FullName[^1] is '/' or '\\')
        {
            return null;
        }

        string last = folders[^1];
        bool isData = SourceNames.IsData(last);
        if (SourceNames.IsHiddenFile(last))
        {
            PassOver(entry.FullName, SourceNames.HiddenFile, isFault: false);
            return null;
        }

        if (!isData && !SourceNames.MayBeData(last))
        {
            PassOver(entry.FullName, SourceNames.Unread(last), isFault: false);
            return null;
        }

        try
        {
            return Read(entry, index);
        }
        catch (IngestException error)
        {
            PassOver(
                entry.FullName,
                error.Message.Replace(archive.File, archive.Shown, StringComparison.Ordinal).TrimEnd('.'),
                isData
            );
            return null;
        }
    }

    private SourceFile Read(ZipArchiveEntry entry, int index)
    {
        string shown = $"{entry.FullName} in {archive.File}";
        if (entry.IsEncrypted)
        {
            throw new IngestException($"{shown} is encrypted: unpack it first.");
        }

        byte[] head = FileHead.Read(() => ZipEntryReader.Open(entry, shown), shown);
        var kind = FileHead.KindOf(head, shown);
        if (kind is SourceKind.Csv or SourceKind.Zip)
        {
            SourceReader.Check(kind, shown, head);
        }

        return archive with
        {
            Kind = kind,
            Entry = UniqueName(entry.FullName),
            EntryIndex = index,
        };
    }

    private string UniqueName(string entry)
    {
        string unique = entry;
        for (int copy = 2; !names.Add(unique); copy++)
        {
            unique = FormattableString.Invariant($"{entry} ({copy})");
        }

        return unique;
    }

    private void PassOver(string entry, string reason, bool isFault) =>
        passedOver.Add(new PassedOverFile($"{archive.Shown}/{entry}", reason, isFault));

    private IngestException Empty(int before)
    {
        string[] reasons = [.. passedOver[before..].Select(each => $"{each.Name}: {each.Reason}")];
        passedOver.RemoveRange(before, passedOver.Count - before);
        return new IngestException(
            $"{archive.File} holds no .csv file or other file of events{string.Concat(reasons.Select(each => $"; {each}"))}."
        );
    }
}
