using System.Reflection;
using EcommerceNotebooks;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Insights;

namespace Tests.Display;

/// <summary>A report that ends a cell shows its chart, or its table where it has no chart.</summary>
public class ReportDisplayTests
{
    [Fact]
    public void ChartReport_ReadByConvention_ShowsItsChart()
    {
        var report = new EventTypePrices([new EventTypePrice("view", 3, 3, 7, 5)]);
        Assert.Equal(
            TypeFormatterConventionTests.Bundle(report.ToChart()),
            TypeFormatterConventionTests.Bundle(report)
        );
    }

    [Fact]
    public void TableReport_ReadByConvention_ShowsItsTable()
    {
        var report = new MissingValues([new MissingColumn("brand", 3, 0.5, 2, 0.4)]);
        Assert.Equal(
            TypeFormatterConventionTests.Bundle(report.ToTable()),
            TypeFormatterConventionTests.Bundle(report)
        );
    }

    [Fact]
    public void Reports_Everywhere_AreShownAsWhatTheyGive()
    {
        var types = typeof(Shop).Assembly.GetExportedTypes();
        Assert.All(
            types.Where(type => type is { IsAbstract: false } && Gives(type, "ToChart", typeof(Chart))),
            type => Assert.True(type.IsAssignableTo(typeof(ChartReport)), type.FullName)
        );
        Assert.All(
            types.Where(type =>
                type is { IsAbstract: false }
                && Gives(type, "ToTable", typeof(Table))
                && !Gives(type, "ToChart", typeof(Chart))
            ),
            type => Assert.True(type.IsAssignableTo(typeof(TableReport)), type.FullName)
        );
        Assert.True(types.Count(type => type.IsSubclassOf(typeof(ChartReport))) > 30);
        Assert.True(types.Count(type => type.IsSubclassOf(typeof(TableReport))) > 15);
    }

    private static bool Gives(Type type, string method, Type result) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Any(each => each.Name == method && each.ReturnType == result);
}
