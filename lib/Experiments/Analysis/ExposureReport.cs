using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Experiments;

/// <summary>Who was exposed to an experiment.</summary>
/// <param name="Exposed">Users with an exposure inside the experiment's time.</param>
/// <param name="InSeveralArms">Users who saw more than one arm; they are left out.</param>
/// <param name="InUnknownArms">Users who saw only an arm that the experiment does not name; they are left out.</param>
/// <param name="Analysed">Users who are left.</param>
public sealed record ExposureReport(long Exposed, long InSeveralArms, long InUnknownArms, long Analysed) : TableReport
{
    private const double TroublingShare = 0.01;
    private const long TroublingUsers = 10;

    /// <summary>The share of exposed users who saw several arms; null without users.</summary>
    public double? SeveralArmsShare => Exposed == 0 ? null : (double)InSeveralArms / Exposed;

    /// <summary>Whether so many saw several arms that the assignment itself is to be doubted: at least 1 % and at least 10 users.</summary>
    public bool IsTroubling => InSeveralArms >= TroublingUsers && SeveralArmsShare >= TroublingShare;

    /// <summary>The counts as a list.</summary>
    public override Table ToTable() =>
        Table.OfMeasures(
            "Users exposed to the experiment",
            new Measure("exposed users", Exposed),
            new Measure("in several arms, left out", InSeveralArms),
            new Measure("in unknown arms, left out", InUnknownArms),
            new Measure("analysed users", Analysed),
            new Measure(
                "in several arms, of exposed users",
                SeveralArmsShare,
                ColumnFormat.Percent().OrElse("nobody was exposed")
            )
        );
}
