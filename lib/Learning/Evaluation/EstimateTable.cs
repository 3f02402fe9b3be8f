using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Figures with their intervals as a table.</summary>
internal static class EstimateTable
{
    /// <summary>What the rows with the highest scores are called.</summary>
    internal static string NameOf(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"first {share * 100:0.##} %");

    internal static Table Of(string title, IEnumerable<Estimate> figures) =>
        Table
            .Of(
                figures.Select(figure => new
                {
                    Figure = figure.Name,
                    figure.Value,
                    From = figure.Interval?.Low,
                    To = figure.Interval?.High,
                    Note = figure.Reason ?? "",
                }),
                title
            )
            .WithFormat(ColumnFormat.Fixed(4).OrElse("not computed"), "value", "from", "to")
            .WithHeading("from", "Interval from")
            .WithHeading("to", "Interval to");
}
