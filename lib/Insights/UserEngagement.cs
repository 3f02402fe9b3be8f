using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Users, what they did and how many bought; ratios are null without users or buyers. Every event has a user: those without were put aside by cleaning.</summary>
/// <param name="Users">Users with an event.</param>
/// <param name="Buyers">Users with an order.</param>
/// <param name="RepeatBuyers">Users with two or more orders.</param>
/// <param name="Sessions">Pairs of user and session.</param>
/// <param name="SessionsWithoutId">Sessions that gather a user's events without a session id.</param>
/// <param name="Events">All events.</param>
/// <param name="EventsWithoutSessionId">Events without a session id.</param>
/// <param name="Revenue">Sum of prices of purchases.</param>
/// <param name="UserConversion">Buyers over users.</param>
/// <param name="RepeatRate">Repeat buyers over buyers.</param>
/// <param name="SessionsPerUser">Sessions over users.</param>
/// <param name="EventsPerUser">Events over users.</param>
/// <param name="RevenuePerUser">Revenue over users, to cents.</param>
/// <param name="RevenuePerBuyer">Revenue over buyers, to cents.</param>
public sealed record UserEngagement(
    long Users,
    long Buyers,
    long RepeatBuyers,
    long Sessions,
    long SessionsWithoutId,
    long Events,
    long EventsWithoutSessionId,
    decimal Revenue,
    double? UserConversion,
    double? RepeatRate,
    double? SessionsPerUser,
    double? EventsPerUser,
    decimal? RevenuePerUser,
    decimal? RevenuePerBuyer
) : TableReport
{
    /// <summary>The figures as a list.</summary>
    public override Table ToTable()
    {
        var percent = ColumnFormat.Percent();
        var number = ColumnFormat.Fixed(2).OrElse("no users");
        return Table.OfMeasures(
            "User engagement",
            new Measure("users", Users),
            new Measure("buyers (users with an order)", Buyers),
            new Measure("repeat buyers (two or more orders)", RepeatBuyers),
            new Measure("sessions", Sessions),
            new Measure("sessions without an id", SessionsWithoutId),
            new Measure("events", Events),
            new Measure("events without a session id", EventsWithoutSessionId),
            new Measure("revenue", Revenue),
            new Measure("buyers, of users", UserConversion, percent.OrElse("no users")),
            new Measure("repeat buyers, of buyers", RepeatRate, percent.OrElse("no buyers")),
            new Measure("sessions per user", SessionsPerUser, number),
            new Measure("events per user", EventsPerUser, number),
            new Measure("revenue per user", RevenuePerUser, ColumnFormat.Automatic.OrElse("no users")),
            new Measure("revenue per buyer", RevenuePerBuyer, ColumnFormat.Automatic.OrElse("no buyers"))
        );
    }
}
