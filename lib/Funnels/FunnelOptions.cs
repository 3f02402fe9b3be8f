using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Funnels;

/// <summary>
/// What a funnel counts. A unit's attempt starts at an event of the first step and goes on with the earliest event of each next step after it; of all its starts the unit's attempt is the one that
/// gets furthest, of equal ones the first.
/// </summary>
public sealed record FunnelOptions
{
    private const int MostSteps = 8;

    /// <summary>The window of users when none is given.</summary>
    public static TimeSpan UserWindow { get; } = TimeSpan.FromDays(7);

    /// <summary>The steps in order, 2 to 8; at least two of them, the first included, are required. View, cart, purchase by default.</summary>
    public ImmutableArray<FunnelStep> Steps { get; init; } = [new("view"), new("cart"), new("purchase")];

    /// <summary>How the steps' events must follow each other.</summary>
    public FunnelMode Mode { get; init; }

    /// <summary>Who goes through the funnel.</summary>
    public FunnelUnit Unit { get; init; }

    /// <summary>The longest time from the first step to any other, included; null is the end of a session and <see cref="UserWindow"/> for the other units.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Whether a step must lie in a later second than the one before. Otherwise events of one second follow each other by type: view, cart, remove_from_cart, purchase, then event_id.</summary>
    public bool StrictIncrease { get; init; }

    /// <summary>Events that drop a unit.</summary>
    public ImmutableArray<FunnelExclusion> Exclusions { get; init; } = [];

    /// <summary>Which events count.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>The instant (UTC) up to which events count, not included; null takes all.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>How many parts of a category's code a breakdown keeps, 1 or more.</summary>
    public int CategoryLevel { get; init; } = 1;

    /// <summary>How many values of a breakdown are kept apart, those with most units, 1 to 1,000; the rest is one group.</summary>
    public int TopValues { get; init; } = 10;

    /// <summary>How buyers are scored for <see cref="FunnelBreakdown.RfmSegment"/>; only that breakdown needs it.</summary>
    public RfmOptions? Rfm { get; init; }

    /// <summary>The longest time of an attempt; null is the end of the session.</summary>
    internal TimeSpan? EffectiveWindow => Window ?? (Unit == FunnelUnit.Session ? null : UserWindow);

    /// <summary>The instant from which on nothing counts, by as_of and filter.</summary>
    internal DateTime? End => AsOf is { } asOf && Filter.To is { } to ? new[] { asOf, to }.Min() : AsOf ?? Filter.To;

    /// <summary>The last required step before a step, both counted from 1; the first step for itself.</summary>
    internal int RequiredBefore(int step) =>
        Enumerable.Range(1, step - 1).LastOrDefault(other => !Steps[other - 1].IsOptional, 1);

    /// <summary>The next required step after a step, or 0.</summary>
    internal int RequiredAfter(int step) =>
        Enumerable.Range(step + 1, Steps.Length - step).FirstOrDefault(other => !Steps[other - 1].IsOptional);

    /// <summary>The required step that a unit must have reached to have passed an optional one: the next, or behind the last required one that itself.</summary>
    internal int PassedAt(int step) => RequiredAfter(step) is var next and > 0 ? next : RequiredBefore(step);

    /// <summary>What a step is called, counted from 1.</summary>
    internal string StepName(int step) =>
        Mode == FunnelMode.Unordered
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"any {step} of {string.Join(", ", Steps.Select(each => each.Label))}"
            )
            : Steps[step - 1].Label;

    /// <summary>The unit in words.</summary>
    internal string UnitName =>
        Unit switch
        {
            FunnelUnit.Session => "sessions",
            FunnelUnit.User => "users",
            _ => "users and products",
        };

    /// <summary>A unit or several in words: <c>sessions</c>, <c>1 user</c>, <c>3 pairs of user and product</c>.</summary>
    internal string Count(long units) =>
        Unit switch
        {
            FunnelUnit.Session => Words.Count(units, "session"),
            FunnelUnit.User => Words.Count(units, "user"),
            _ => Words.Count(units, "pair of user and product", "pairs of user and product"),
        };

    /// <summary>What a unit does that goes through the whole funnel, with the order and the limit of time that its steps have to keep.</summary>
    internal string Reach(bool many)
    {
        var required = Enumerable.Range(2, Steps.Length - 1).Where(step => !Steps[step - 1].IsOptional);
        var optional = Steps.Where(step => step.IsOptional).Select(step => "a " + step.Label).ToArray();
        var within = EffectiveWindow is { } window
            ? (window < TimeSpan.MaxValue ? $"within {Length(window)}" : "at any time")
            : "within the session";
        return Mode == FunnelMode.Unordered
            ? $"{(many ? "have" : "has")} all of {Words.List([.. Steps.Select(step => step.Label)])}, in any order {within}"
            : $"{(many ? "go" : "goes")} on {string.Join(" and then ", required.Select(step => "to a " + StepName(step)))}, in this order {within}{(Mode == FunnelMode.Strict ? " and with nothing between" : "")}{(optional.Length == 0 ? "" : $", with or without {Words.List(optional)}")}";
    }

    /// <summary>What the funnel counts, for titles.</summary>
    internal string Describe() =>
        $"{UnitName}, {(EffectiveWindow is { } window && window < TimeSpan.MaxValue ? "within " + Length(window) : "no limit of time")}{(Mode == FunnelMode.Ordered ? "" : ", " + Mode.ToString().ToLowerInvariant())}, {Filter.Describe()}{(AsOf is { } asOf ? ", as of " + CustomerText.Date(asOf) : "")}";

    /// <summary>The last required step.</summary>
    internal int LastRequired => RequiredBefore(Steps.Length + 1);

    internal FunnelOptions Checked()
    {
        Must(
            !Steps.IsDefault && Steps.Length is >= 2 and <= MostSteps,
            $"A funnel has 2 to {MostSteps} steps, but this one has {(Steps.IsDefault ? 0 : Steps.Length)}."
        );
        Must(!Exclusions.IsDefault && Exclusions.Length <= MostSteps, $"A funnel has up to {MostSteps} exclusions.");
        Must(
            Enum.IsDefined(Mode) && Enum.IsDefined(Unit),
            $"There is no such mode or unit of a funnel: {Mode}, {Unit}."
        );
        foreach (var step in Steps.Concat(Exclusions.Select(exclusion => exclusion.Event)))
        {
            step.Check();
        }

        Must(
            !Steps[0].IsOptional && Steps.Count(step => !step.IsOptional) >= 2,
            "The first step of a funnel and one more are required; the others may be optional."
        );
        Must(Window is null || Window >= TimeSpan.Zero, $"A funnel's window is 0 or longer, but this one is {Window}.");
        Must(
            Mode == FunnelMode.Ordered || !Steps.Any(step => step.IsOptional),
            $"Only an ordered funnel has optional steps, but this one is {Mode}."
        );
        Must(
            Mode != FunnelMode.Unordered
                || (
                    !StrictIncrease
                    && Exclusions.IsEmpty
                    && Steps.All(step => step.Window is null)
                    && Steps.DistinctBy(step => step.EventType).Count() == Steps.Length
                ),
            "An unordered funnel has steps of different event types, and neither windows between steps, exclusions nor a strict increase."
        );
        foreach (var exclusion in Exclusions)
        {
            Must(
                exclusion.AfterStep >= 1
                    && exclusion.AfterStep < exclusion.BeforeStep
                    && exclusion.BeforeStep <= Steps.Length,
                $"An exclusion lies between two steps of 1 to {Steps.Length}, but this one between {exclusion.AfterStep} and {exclusion.BeforeStep}."
            );
        }

        Must(CategoryLevel >= 1, $"CategoryLevel is 1 or more, but it is {CategoryLevel}.");
        Must(TopValues is >= 1 and <= 1_000, $"TopValues is 1 to 1000, but it is {TopValues}.");
        return this;
    }

    internal static string Length(TimeSpan window)
    {
        (var number, var unit) =
            window.Ticks % TimeSpan.TicksPerDay == 0 ? (window.TotalDays, "days")
            : window.Ticks % TimeSpan.TicksPerMinute == 0 ? (window.TotalMinutes, "minutes")
            : (window.TotalSeconds, "seconds");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}");
    }

    internal static void Must(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}

/// <summary>How the events of a funnel's steps must follow each other.</summary>
public enum FunnelMode
{
    /// <summary>In the steps' order; other events may lie between them.</summary>
    Ordered,

    /// <summary>In the steps' order, each the very next event of the unit that the filter takes.</summary>
    Strict,

    /// <summary>In any order; the k-th step is then any k of the steps.</summary>
    Unordered,
}

/// <summary>Who goes through a funnel: what is counted once.</summary>
public enum FunnelUnit
{
    /// <summary>A session: one pair of user_id and user_session.</summary>
    Session,

    /// <summary>A user, over sessions.</summary>
    User,

    /// <summary>A pair of user and product: all steps are about the same product.</summary>
    UserAndProduct,
}
