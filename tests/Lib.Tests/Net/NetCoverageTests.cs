using System.Collections;
using System.Reflection;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using Tests.Support;

namespace Tests.Net;

/// <summary>The net asks every question of the door with every option; what it does not ask is listed with a reason.</summary>
public sealed class NetCoverageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Shop shop = Shop.InMemory();
    private readonly ShopSession session;

    public NetCoverageTests() => session = shop.OpenSession();

    public void Dispose()
    {
        session.Dispose();
        shop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Door_EveryMethod_IsCalled()
    {
        var called = CalledMethods.Of(
            typeof(NetData)
                .Assembly.GetTypes()
                .Where(type =>
                    type.Namespace == typeof(NetData).Namespace
                    && !Outermost(type).Name.EndsWith("Tests", StringComparison.Ordinal)
                )
        );
        Assert.Equal(
            Lines(NetExceptions.Methods.Keys),
            Lines(
                Door()
                    .Where(method => !called.Contains(method))
                    .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            )
        );
    }

    [Fact]
    public void Options_EveryProperty_HasTwoValues()
    {
        var asked = new AskedValues(Asked());
        Assert.Equal(
            Lines(NetExceptions.Options.Keys),
            Lines(
                OptionTypes()
                    .SelectMany(AskedValues.Settable)
                    .Where(property => asked.Count(property) < 2)
                    .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            )
        );
    }

    [Fact]
    public void Options_EveryKindAndEveryValueOfAnEnum_IsAskedWith()
    {
        var asked = new AskedValues(Asked());
        Assert.Equal(
            "",
            Lines(OptionTypes().Where(type => !type.IsAbstract && !asked.HasType(type)).Select(type => type.Name))
        );
        var enums = AskedDoor()
            .SelectMany(Inputs)
            .Select(parameter => parameter.ParameterType)
            .Concat(OptionTypes().SelectMany(AskedValues.Settable).Select(property => property.PropertyType))
            .Select(Plain)
            .Where(type => type.IsEnum && AskedValues.IsOfLibrary(type))
            .Distinct()
            .ToArray();
        Assert.True(enums.Length > 10, $"{enums.Length} enums");
        Assert.Empty(
            enums
                .SelectMany(type => Enum.GetValues(type).Cast<object>())
                .Where(value => !asked.HasEnum(value))
                .Select(value => $"{value.GetType().Name}.{value}")
        );
    }

    [Fact]
    public void LeftOut_EveryMember_IsOneOfTheLibrary()
    {
        var members = typeof(Shop)
            .Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Select(member => $"{type.Name}.{member.Name}"))
            .ToHashSet();
        Assert.DoesNotContain(NetExceptions.Members.Keys, name => !members.Contains(name));
    }

    private IEnumerable<Question> Asked()
    {
        string source = NetData.Logs["five-days"].Save(folder.Path);
        shop.Pipeline.Prepare(source, PipelineStep.Clean);
        return
        [
            .. NetData.AllQuestions(new NetShop(session, source, folder.Path)).All,
            .. NetData.StepQuestionsIn(folder.Path).All,
        ];
    }

    private static MethodInfo[] Door() =>
        [
            .. typeof(Shop)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsAbstract && type.IsSealed && char.IsLetter(type.Name[0]))
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
                .Where(method =>
                    !method.IsSpecialName
                    && !method.Name.StartsWith("get_", StringComparison.Ordinal)
                    && method.GetParameters() is [{ ParameterType: var first }, ..]
                    && first == typeof(IShopScope)
                ),
            .. typeof(Shop)
                .Assembly.GetExportedTypes()
                .Where(type => type.Name.EndsWith("Room", StringComparison.Ordinal))
                .SelectMany(type =>
                    type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                ),
        ];

    private static IEnumerable<ParameterInfo> Inputs(MethodInfo method) =>
        method.GetParameters().Skip(method.IsStatic ? 1 : 0);

    private static IEnumerable<MethodInfo> AskedDoor() =>
        Door().Where(method => !NetExceptions.Methods.ContainsKey($"{method.DeclaringType!.Name}.{method.Name}"));

    // The records that the door's methods take, those within them, and for an abstract one all that can stand for it.
    private static HashSet<Type> OptionTypes()
    {
        var left = new Queue<Type>(AskedDoor().SelectMany(Inputs).Select(parameter => Plain(parameter.ParameterType)));
        HashSet<Type> found = [];
        while (left.TryDequeue(out var type))
        {
            if (AskedValues.IsOfLibrary(type) && !type.IsEnum && AskedValues.Settable(type).Any() && found.Add(type))
            {
                AskedValues
                    .Settable(type)
                    .Select(property => Plain(property.PropertyType))
                    .Concat(type.Assembly.GetExportedTypes().Where(each => each.BaseType == type))
                    .ToList()
                    .ForEach(left.Enqueue);
            }
        }

        return found;
    }

    private static Type Plain(Type type) =>
        type != typeof(string) && type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))
            ? type.GetGenericArguments()[0]
            : Nullable.GetUnderlyingType(type) ?? type;

    private static string Lines(IEnumerable<string> names) =>
        string.Join('\n', names.Distinct().Order(StringComparer.Ordinal));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
