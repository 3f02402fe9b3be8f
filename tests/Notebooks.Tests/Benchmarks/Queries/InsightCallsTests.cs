using Benchmarks.Queries;
using EcommerceNotebooks;

namespace Tests.Benchmarks.Queries;

public sealed class InsightCallsTests
{
    [Fact]
    public void All_Calls_AreEveryPublicMethodOfInsightRoom() =>
        Assert.Equal(
            typeof(InsightRoom)
                .GetMethods()
                .Where(method => method.DeclaringType == typeof(InsightRoom))
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal),
            InsightCalls.All().Select(call => call.Name)
        );

    [Fact]
    public void All_Calls_PassTheDefaultsOn()
    {
        using var shop = Shop.InMemory();
        Assert.All(
            InsightCalls.All(),
            call => Assert.Contains("call shop.", Error(call.Call, shop), StringComparison.Ordinal)
        );
    }

    // Of an empty shop every insight says which step comes first: it was called, and with arguments it accepts.
    private static string Error(Func<Shop, object?> call, Shop shop) =>
        Assert.Throws<InvalidOperationException>(() => call(shop)).Message;
}
