using EcommerceNotebooks.DuckDb;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Passes the engine's progress on as progress of the present source, of which a share was done before.</summary>
internal sealed class EngineProgress(ProgressMeter meter, CsvScan scan, double before) : IProgress<DuckDbProgress>
{
    public void Report(DuckDbProgress value) => meter.Report(before + ((1 - before) * value.Fraction), scan.Lines);
}
