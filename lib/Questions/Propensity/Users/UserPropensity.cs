namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Models of which users buy.</summary>
internal static class UserPropensity
{
    internal static PropensityReport Fit(ShopSession session, PropensityOptions options) =>
        Fit(session, UserFeatureReader.Read(session, options.Window), options);

    /// <summary>The same with rows of the window that are there already.</summary>
    internal static PropensityReport Fit(ShopSession session, PropensityExamples rows, PropensityOptions options) =>
        Fit(
            PropensityTask.Users,
            rows,
            options.TrainingWindow is { } earlier ? UserFeatureReader.Read(session, earlier) : null,
            options,
            session.CancellationToken
        );

    /// <summary>Judges on all rows a model of earlier ones, or without them on some users one of the others.</summary>
    internal static PropensityReport Fit(
        PropensityTask task,
        PropensityExamples rows,
        PropensityExamples? earlier,
        FittingOptions options,
        CancellationToken cancellationToken
    )
    {
        (var training, var validation, var test) = earlier is null
            ? Others(rows, options)
            : Earlier(earlier, rows, options);
        return PropensityFitting.Of(task, training, validation, test, options, cancellationToken);
    }

    private static (PropensityExamples, PropensityExamples, PropensityExamples) Earlier(
        PropensityExamples earlier,
        PropensityExamples test,
        FittingOptions options
    )
    {
        var parts = UserSplit.Of(earlier.Users, options.Seed, options.ValidationShare);
        return (earlier.Take(parts[1]), earlier.Take(parts[0]), test);
    }

    private static (PropensityExamples, PropensityExamples, PropensityExamples) Others(
        PropensityExamples rows,
        FittingOptions options
    )
    {
        var parts = UserSplit.Of(rows.Users, options.Seed, options.TestShare, options.ValidationShare);
        return (rows.Take(parts[2]), rows.Take(parts[1]), rows.Take(parts[0]));
    }
}
