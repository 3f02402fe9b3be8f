namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Models of which users buy.</summary>
internal static class UserPropensity
{
    internal static PropensityReport Fit(ShopSession session, PropensityOptions options) =>
        Fit(session, UserFeatureReader.Read(session, options.Window), options);

    /// <summary>The same with rows of the window that are there already.</summary>
    internal static PropensityReport Fit(ShopSession session, PropensityExamples rows, PropensityOptions options)
    {
        (var training, var validation, var test) = options.TrainingWindow is { } earlier
            ? Earlier(UserFeatureReader.Read(session, earlier), rows, options)
            : Others(rows, options);
        return PropensityFitting.Of(
            PropensityTask.Users,
            training,
            validation,
            test,
            options,
            session.CancellationToken
        );
    }

    private static (PropensityExamples, PropensityExamples, PropensityExamples) Earlier(
        PropensityExamples earlier,
        PropensityExamples test,
        PropensityOptions options
    )
    {
        var parts = UserSplit.Of(earlier.Users, options.Seed, options.ValidationShare);
        return (earlier.Take(parts[1]), earlier.Take(parts[0]), test);
    }

    private static (PropensityExamples, PropensityExamples, PropensityExamples) Others(
        PropensityExamples rows,
        PropensityOptions options
    )
    {
        var parts = UserSplit.Of(rows.Users, options.Seed, options.TestShare, options.ValidationShare);
        return (rows.Take(parts[2]), rows.Take(parts[1]), rows.Take(parts[0]));
    }
}
