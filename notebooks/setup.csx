#r "../artifacts/bin/EcommerceNotebooks/release/EcommerceNotebooks.dll"

using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Optimizations;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Tables;
using EcommerceNotebooks.Warehouse;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Draws an ingest's progress as a bar under the cell.
IProgress<IngestProgress> IngestBar(string title) =>
    new ProgressBar(title).For<IngestProgress>(now =>
        ($"{now.Rows:N0} lines, {now.BytesPerSecond / 1e6:N0} MB/s", (double)now.BytesRead / Math.Max(1, now.BytesTotal))
    );
