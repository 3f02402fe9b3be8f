using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Numbers;

/// <summary>Opens a count of a funnel into the units that reach its step.</summary>
internal static class FunnelUnits
{
    /// <summary>The units of the step that the key <c>step</c> names.</summary>
    /// <exception cref="ArgumentException">There is no such step or number.</exception>
    internal static OpenedNumber Open(
        DashboardContext context,
        FunnelOptions options,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    )
    {
        if (
            number != Units(options)
            || !keys.TryGetValue("step", out var text)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
        )
        {
            throw new ArgumentException("A funnel opens the units of a step.");
        }

        var list = context.Session.Funnels.Units(
            options,
            new FunnelCell { Step = step },
            (int)Math.Min(Table.KeptRows, skip + rows)
        );
        return new OpenedNumber(
            number,
            $"{options.UnitName} that reach step {step}",
            $"{options.UnitName} whose best attempt reaches {options.StepName(step)}, each step after the one before.",
            list.Count,
            options.UnitName,
            Table.Of(
                list.Rows.Skip((int)Math.Min(int.MaxValue, skip)),
                $"{options.UnitName}, {options.StepName(step)}"
            ),
            list.Count
        );
    }

    /// <summary>The number's name for a funnel of these units.</summary>
    internal static string Units(FunnelOptions options) => options.UnitName.Replace(' ', '_');
}
