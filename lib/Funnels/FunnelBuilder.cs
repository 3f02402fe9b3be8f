namespace EcommerceNotebooks.Funnels;

/// <summary>Finds every unit's attempt and leaves them as the scripts' relation of units. Only units whose first events do not decide are looked at event by event.</summary>
internal static class FunnelBuilder
{
    private const int FirstsOfSteps = 3;
    private const int RemoveFromCart = 2;

    /// <summary>Builds the relation and returns the scripts that can ask it on.</summary>
    internal static FunnelScripts Build(ShopSession session, FunnelOptions options, FunnelBreakdown? by = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var scripts = new FunnelScripts(session, options);
        scripts.Prepare(options);
        scripts.Set("tells_entries", by is FunnelBreakdown.Brand or FunnelBreakdown.Category);
        scripts.Relate("units", "funnel_units.sql");
        Start(scripts, options);
        if (options.RunsDecide)
        {
            FunnelFollower.Follow(scripts, options);
            return scripts;
        }

        scripts.Execute("funnel_events.sql");
        if (options.StrictIncrease && options.Mode == FunnelMode.Ordered)
        {
            scripts.Execute("funnel_seconds.sql");
        }

        scripts.Execute("funnel_entries.sql");
        Follow(scripts, options);
        Exclude(scripts, options);
        return scripts;
    }

    /// <summary>Whether the tables of sessions and users tell how attempts start, so that only the events of open units are read.</summary>
    internal static bool StartsBySessions(FunnelOptions options) => AreSessionsWhole(options) && FirstsTell(options);

    private static void Start(FunnelScripts scripts, FunnelOptions options)
    {
        if (StartsBySessions(options))
        {
            scripts.Relate("alone", "alone_by_first.sql");
            scripts.Relate("firsts", "firsts_of_sessions.sql");
            if (options.Unit == FunnelUnit.User)
            {
                scripts.Execute("funnel_users.sql");
                scripts.Relate("firsts", "firsts_of_users.sql");
            }

            StartByFirst(scripts, options);
            if (SessionsDecide(options))
            {
                scripts.Execute("starts_by_session.sql");
            }

            return;
        }

        scripts.Relate("alone", "alone_by_event.sql");
        scripts.Execute("starts_by_event.sql");
        if (FirstsTell(options))
        {
            scripts.Execute("funnel_event_firsts.sql");
            scripts.Relate("firsts", "firsts_of_events.sql");
            StartByFirst(scripts, options);
        }
    }

    // The tables of sessions hold the first view, cart and purchase of a session, whatever their product, category and brand.
    private static bool AreSessionsWhole(FunnelOptions options) =>
        options.Unit != FunnelUnit.UserAndProduct && !options.Filter.IsOnItems;

    private static bool FirstsTell(FunnelOptions options) =>
        options.Steps.Length <= FirstsOfSteps
        && options.Steps.All(step => step.IsOfTypeAlone && step.Place != RemoveFromCart)
        && options.Steps.DistinctBy(step => step.Place).Count() == options.Steps.Length;

    private static bool SessionsDecide(FunnelOptions options) => options.Unit == FunnelUnit.User && options.RunsDecide;

    private static void StartByFirst(FunnelScripts scripts, FunnelOptions options)
    {
        for (var index = 0; index < FirstsOfSteps; index++)
        {
            var step = index < options.Steps.Length ? options.Steps[index] : null;
            var number = FormattableString.Invariant($"{index + 1}");
            scripts.Set("place_" + number, step?.Place);
            scripts.Set("window_us_" + number, FunnelScripts.Microseconds(step?.Window));
        }

        scripts.Set("is_second_optional", options.Steps[1].IsOptional);
        scripts.Set("is_third_optional", options.Steps.Length == FirstsOfSteps && options.Steps[2].IsOptional);
        scripts.Set("firsts_decide", options.Mode == FunnelMode.Ordered && options.Exclusions.IsEmpty);
        scripts.Relate("placed_firsts", "funnel_firsts.sql");
        scripts.Execute("starts_by_first.sql");
    }

    private static void Follow(FunnelScripts scripts, FunnelOptions options)
    {
        var anyOrder = options.Mode == FunnelMode.Unordered;
        for (var step = 1; step <= options.Steps.Length; step++)
        {
            if (anyOrder || (step > 1 && !options.Steps[step - 1].IsOptional))
            {
                SetStep(scripts, options, step);
                scripts.Execute(anyOrder ? "funnel_any_step.sql" : "funnel_next_step.sql");
            }
        }

        scripts.Execute("funnel_best.sql");
        if (options.RunsGoTheSameWay)
        {
            scripts.Execute("funnel_first_entry.sql");
        }

        for (var step = 2; step <= options.Steps.Length; step++)
        {
            if (options.Steps[step - 1].IsOptional)
            {
                SetStep(scripts, options, step);
                scripts.Set("previous_required", options.RequiredBefore(step));
                scripts.Set("next_required", options.RequiredAfter(step) is var next and > 0 ? next : int.MaxValue);
                scripts.Execute("funnel_optional_step.sql");
            }
        }
    }

    private static void SetStep(FunnelScripts scripts, FunnelOptions options, int step)
    {
        scripts.Set("step", step);
        scripts.Set("step_bit", 1 << (step - 1));
        scripts.Set("step_window_us", FunnelScripts.Microseconds(options.Steps[step - 1].Window));
    }

    private static void Exclude(FunnelScripts scripts, FunnelOptions options)
    {
        for (var index = 0; index < options.Exclusions.Length; index++)
        {
            scripts.Set("exclusion_bit", 1 << index);
            scripts.Set("after_step", options.Exclusions[index].AfterStep);
            scripts.Set("before_step", options.Exclusions[index].BeforeStep);
            scripts.Execute("funnel_exclude.sql");
        }
    }
}
