using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Charts.Figures;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Questions.Dashboard.Users;
using Plotly.NET;
using Chart = EcommerceNotebooks.Charts.Chart;

namespace EcommerceNotebooks.Questions.Dashboard.Buyers;

/// <summary>Some buyers by recency and money, those who buy more often larger, one colour for each segment; flat or in space.</summary>
internal sealed class BuyersDrawn(Figure figure, bool inSpace) : BuyerFigure
{
    private const double LeastSize = 5;
    private const double LargestSize = 30;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var report = context.Session.Customers.Rfm(Rfm(context.OfHistories()));
        return new FigureAnswer(
            figure,
            Table
                .Of(
                    report.Sample.Select(buyer => new
                    {
                        buyer.UserId,
                        buyer.Segment,
                        Code = Code(buyer),
                        buyer.RecencyDays,
                        buyer.Frequency,
                        buyer.Orders,
                        buyer.Items,
                        buyer.Spent,
                    }),
                    figure.Title
                )
                .WithHeading("frequency", "Days with a purchase")
        )
        {
            Chart = (inSpace ? report.ToScatterChart() : Draw(report)).Title(figure.Title),
            Keys = ["user_id"],
            Numbers = Named("spent", "items", "orders", "frequency", "recency_days"),
            Sentences = [report.Sentence],
            Source = Source,
        };
    }

    private static Chart Draw(RfmReport report)
    {
        var groups = report
            .Segments.Select(segment =>
                (
                    segment.Segment,
                    Buyers: report.Sample.Where(buyer => buyer.Segment == segment.Segment && buyer.Spent > 0).ToArray()
                )
            )
            .Where(group => group.Buyers.Length > 0)
            .ToArray();
        if (groups.Length == 0)
        {
            return Chart.Nothing(
                report.Buyers == 0 || report.Revenue == 0 ? report.Sentence : "Nobody in the sample spent anything."
            );
        }

        var most = groups.Max(group => group.Buyers.Max(buyer => buyer.Frequency));
        return groups
            .Select(group =>
                Chart.Scatter(
                    group.Buyers.Select(buyer => buyer.RecencyDays),
                    group.Buyers.Select(buyer => buyer.Spent),
                    group.Segment,
                    group.Buyers.Select(buyer =>
                        DashboardContext.Invariant(
                            $"user {buyer.UserId}: {Code(buyer)}, {buyer.Spent:N2} on {Words.Count(buyer.Frequency, "day")}"
                        )
                    )
                )
            )
            .Aggregate((all, next) => all.With(next))
            .ColoursOf(report.Segments.Select(segment => segment.Segment))
            .XAxis("days since the last purchase")
            .YAxis("money spent", log: true)
            .Styled(figure =>
            {
                foreach (var (trace, group) in GenericChart.getTraces(figure).Zip(groups))
                {
                    trace
                        .Inner("marker")!
                        .With(
                            ("size", group.Buyers.Select(buyer => Size(buyer.Frequency, most)).ToArray()),
                            ("opacity", 0.7)
                        );
                }

                return figure;
            });
    }

    // The area of a point is in proportion to the frequency.
    private static double Size(long frequency, long most) =>
        Math.Max(LeastSize, LargestSize * Math.Sqrt((double)frequency / most));

    private static string Code(RfmBuyer buyer) =>
        DashboardContext.Invariant($"R{buyer.RScore} F{buyer.FScore} M{buyer.MScore}");
}

/// <summary>The segments of buyers: how many there are, what they spent, and what that suggests.</summary>
internal sealed class BuyerSegments(Figure figure) : BuyerFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var report = context.Session.Customers.Rfm(Rfm(context.OfHistories()));
        var rows = report.Segments.Zip(
            report.Recommendations,
            (segment, suggested) =>
                new
                {
                    segment.Segment,
                    segment.Buyers,
                    segment.BuyerShare,
                    segment.MeanSpend,
                    segment.Revenue,
                    segment.RevenueShare,
                    segment.RevenueShareLow,
                    segment.RevenueShareHigh,
                    suggested.Action,
                    suggested.Because,
                }
        );
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Percent().OrElse("no buyers"), "buyer_share")
                .WithFormat(
                    ColumnFormat.Percent().OrElse("no revenue"),
                    "revenue_share",
                    "revenue_share_low",
                    "revenue_share_high"
                )
                .WithFormat(ColumnFormat.Automatic.OrElse("nobody in it"), "mean_spend")
        )
        {
            Chart = Draw(report).Title(figure.Title),
            Keys = ["segment"],
            Numbers = Named("buyers", "buyer_share", "mean_spend", "revenue", "revenue_share"),
            Sentences =
                report.Buyers == 0 || report.Reason is not null
                    ? [report.Sentence]
                    : [report.Sentence, report.TopSentence],
            Source = Source,
        };
    }

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var history = context.OfHistories();
        var segment = keys.Only("segment").Text("segment");
        var scores = context.Session.Customers.RfmScores(Rfm(history)).Rows;
        if (segment is null || (segment != RfmReport.Untold && !Rfm(history).Map.Segments.Contains(segment)))
        {
            throw new ArgumentException($"The segments are {Words.List([.. Rfm(history).Map.Segments])}.");
        }

        var inIt = scores.Where(buyer => buyer.Segment == segment).ToArray();
        var buyers = UserList.Of(
            context,
            inIt.Select(buyer => buyer.UserId),
            $"Buyers: {segment}",
            "Buyers whose scores of recency and frequency place them in the segment."
        );
        history.SelectEvents();
        var spent = inIt.Sum(buyer => buyer.Spent);
        var all = scores.Sum(buyer => buyer.Spent);
        var revenue = new OpenedRows(
            $"Revenue: {segment}",
            "Prices of the purchases of the segment's buyers added up.",
            "money",
            Script("purchases of found users")
        )
        {
            Value = spent,
        };
        return number switch
        {
            "buyers" => buyers,
            "buyer_share" => buyers.Over(
                context,
                "buyers",
                keys,
                new NumberPart(null, "All buyers", (long)scores.Count, Nowhere)
            ),
            "revenue" => revenue,
            "revenue_share" => revenue with
            {
                Unit = "share",
                Value = all == 0 ? null : (double)(spent / all),
                Formula = $"{revenue.Title} / revenue of all buyers",
                Parts =
                [
                    new NumberPart("revenue", revenue.Title, spent, keys.Values),
                    new NumberPart(null, "Revenue of all buyers", all, Nowhere),
                ],
            },
            "mean_spend" => revenue with
            {
                Unit = "money per buyer",
                Value = inIt.Length == 0 ? null : decimal.Round(spent / inIt.Length, 2, MidpointRounding.AwayFromZero),
                Formula = $"{revenue.Title} / {buyers.Title}",
                Parts =
                [
                    new NumberPart("revenue", revenue.Title, spent, keys.Values),
                    new NumberPart("buyers", buyers.Title, inIt.LongLength, keys.Values),
                ],
            },
            _ => throw NoSuchNumber(),
        };
    }

    private static Chart Draw(RfmReport report)
    {
        var ranked = report
            .Segments.Where(segment => segment.Buyers > 0)
            .OrderByDescending(segment => segment.Buyers)
            .ToArray();
        return ranked.Length == 0
            ? Chart.Nothing(report.Sentence)
            : Chart
                .HorizontalBar(
                    ranked.Select(segment => segment.Segment),
                    ranked.Select(segment => segment.Buyers),
                    hover: ranked.Select(segment =>
                        DashboardContext.Invariant(
                            $"{segment.Segment}: {segment.BuyerShare:P2} of buyers, {Words.Percent(segment.RevenueShare)} of revenue"
                        )
                    )
                )
                .XAxis("buyers");
    }
}
