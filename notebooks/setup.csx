#r "../artifacts/bin/EcommerceNotebooks/release/EcommerceNotebooks.dll"
#r "../artifacts/bin/EcommerceNotebooks/release/Plotly.NET.dll"
#r "../artifacts/bin/EcommerceNotebooks/release/Plotly.NET.CSharp.dll"

using System.Globalization;
using System.IO;
using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Baselines;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Calibration;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Explanation;
using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Optimizations;
using EcommerceNotebooks.Paths;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Questions.Dashboard;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Questions.Recommendations;
using EcommerceNotebooks.Questions.Recommendations.Chain;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using EcommerceNotebooks.Questions.Recommendations.Network;
using EcommerceNotebooks.Questions.Recommendations.Popularity;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Draws an ingest's progress as a bar under the cell.
sealed class IngestBar : IProgress<IngestProgress>
{
    private Action<object> redraw;

    public void Report(IngestProgress now)
    {
        if (redraw is null)
        {
            redraw = display(now).Update;
        }

        redraw(now);
    }
}
