using EcommerceNotebooks.DuckDb;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Passes the engine's progress on as progress of the present source.</summary>
internal sealed class EngineProgress(ProgressMeter meter, CsvScan scan) : IProgress<DuckDbProgress>
{
    public void Report(DuckDbProgress value) => meter.Report(value.Fraction, (long)(value.Fraction * scan.Lines));
}
