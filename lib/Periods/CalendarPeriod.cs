namespace EcommerceNotebooks.Periods;

/// <summary>Stretches of the calendar, in UTC.</summary>
public enum CalendarPeriod
{
    /// <summary>Dates.</summary>
    Day,

    /// <summary>ISO weeks, from Monday on.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,
}
