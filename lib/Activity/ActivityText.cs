using EcommerceNotebooks.Periods;

namespace EcommerceNotebooks.Activity;

/// <summary>How activity is written in titles.</summary>
internal static class ActivityText
{
    internal static string Unit(ActivityOptions options) => options.Period.ToString().ToLowerInvariant();

    internal static string Title(string what, ActivityOptions options) =>
        $"{what}, {(options.Kind == EventKind.Any ? "" : $"by {options.Kind.Word()}, ")}{options.Filter.Describe()}";
}
