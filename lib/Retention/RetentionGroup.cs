namespace EcommerceNotebooks.Retention;

/// <summary>Retention of one brand or category.</summary>
/// <param name="Value">The value as it is shown.</param>
/// <param name="Events">Its events that the options' filter takes before as_of, by which the largest groups are chosen.</param>
/// <param name="Report">Its retention.</param>
public sealed record RetentionGroup(string Value, long Events, RetentionReport Report)
{
    /// <summary>Of the users whose second period has ended, how many came back in it; null where no second period has ended.</summary>
    public RetentionAverage? Next => Report.Averages.FirstOrDefault(average => average.Period == 1);
}
