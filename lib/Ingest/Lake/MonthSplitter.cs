using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Turns the staged rows of one source into one file per month, in the source's order, and one for rows without a time.</summary>
internal sealed class MonthSplitter(LoadContext context)
{
    private static readonly SqlScript MonthCounts = Part("months");
    private static readonly SqlScript CopyMonth = Part("month");
    private static readonly SqlScript CopyUntimed = Part("untimed");

    /// <summary>The staged files, one per month; the footer tells whether a single month, which needs no copy, is all there is.</summary>
    internal IReadOnlyList<MonthFile> Split(string staged, long rows)
    {
        (var first, var last, long untimed) = ParquetFile.EventTimes(context.Session, staged);
        if (untimed == 0 && first is { } from && last is { } to && (from.Year, from.Month) == (to.Year, to.Month))
        {
            return [new MonthFile(staged, from.Year, from.Month, rows, HasSourceRow: false)];
        }

        IReadOnlyList<(int? Year, int? Month, long Rows)> months = MonthCounts.Query<(int?, int?, long)>(
            context.Session,
            new { source = staged }
        );
        MonthFile[] files = [.. months.Select(month => Copy(staged, month.Year, month.Month, month.Rows))];
        File.Delete(staged);
        return files;
    }

    private MonthFile Copy(string staged, int? year, int? month, long rows)
    {
        string target = context.NewPath(".parquet");
        int compression_level = context.Options.CompressionLevel;
        int row_group_size = context.Options.RowGroupSize;
        if (year is null)
        {
            CopyUntimed.Execute(
                context.Session,
                new
                {
                    source = staged,
                    target,
                    compression_level,
                    row_group_size,
                }
            );
        }
        else
        {
            CopyMonth.Execute(
                context.Session,
                new
                {
                    source = staged,
                    target,
                    year,
                    month,
                    compression_level,
                    row_group_size,
                }
            );
        }

        long written = ParquetFile.Rows(context.Session, target);
        return written == rows
            ? new MonthFile(target, year, month, rows, HasSourceRow: true)
            : throw new IngestException(
                $"{rows} rows of {year}-{month} were to be written, but {written} are in the file."
            );
    }

    private static SqlScript Part(string name) =>
        SqlScript.Load(typeof(MonthSplitter), "month_files.sql").Section(name)!;
}
