using DuckDB.NET.Data;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Passes the engine's progress on as progress of the present source, of which a share was done before.</summary>
internal sealed class EngineProgress(ProgressMeter meter, CsvScan scan, double before) : IProgress<double>
{
    public void Report(double value) => meter.Report(before + ((1 - before) * value), scan.Lines);
}
