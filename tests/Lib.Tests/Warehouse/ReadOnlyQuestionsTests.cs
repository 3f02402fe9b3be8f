using System.Reflection;
using EcommerceNotebooks;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Pipeline;
using Tests.Support;

namespace Tests.Warehouse;

/// <summary>A warehouse that is only read answers every question as one that is written to.</summary>
[Trait("Speed", "Slow")]
public sealed class ReadOnlyQuestionsTests : IDisposable
{
    private static readonly DateTime AsOf = new(2021, 4, 20);
    private static readonly Type[] Rooms =
    [
        typeof(ActivityRoom),
        typeof(CustomerRoom),
        typeof(FunnelRoom),
        typeof(InsightRoom),
        typeof(PathRoom),
        typeof(RetentionRoom),
        typeof(LakeRoom),
    ];

    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "shop.duckdb");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Questions_OfEveryRoom_HaveTheSameAnswers()
    {
        Build();
        var questions = Rooms.SelectMany(QuestionsOf).ToArray();
        var written = Answers(questions, new ShopOptions());
        var read = Answers(questions, new ShopOptions { ReadOnly = true });

        Assert.True(questions.Length > 30);
        Assert.True(written.Count(answer => !answer.Failed) > questions.Length * 2 / 3);
        Assert.Equal(written, read);
    }

    [Fact]
    public void Figures_AndWhatIsBehindThem_AreTheSame()
    {
        Build();
        string[] written;
        using (var shop = Shop.Open(File))
        {
            written = [.. Shown(shop)];
        }

        using var reading = Shop.Open(File, new ShopOptions { ReadOnly = true });
        Assert.Equal(written, Shown(reading));
    }

    private static IEnumerable<string> Shown(Shop shop)
    {
        foreach (var figure in shop.Dashboard.Figures)
        {
            var answer = shop.Dashboard.Answer(figure.Name);
            yield return $"{figure.Name}\n{answer.Table}";
            if (answer.Table.Rows.IsEmpty)
            {
                continue;
            }

            var row = answer.Table.Rows[0];
            var place = answer.Keys.ToDictionary(key => key, key => Text(row[key]));
            foreach (var (column, number) in answer.Numbers.Where(each => row[each.Key] is not null))
            {
                string name = number.Length > 0 ? number : row.Get<string>("number");
                yield return $"{figure.Name} {column}\n{shop.Dashboard.Open(figure.Name, name, place: place).Rows}";
            }
        }
    }

    private static string? Text(object? value) =>
        value switch
        {
            DateOnly date => date.ToString("yyyy-MM-dd", null),
            null => null,
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        };

    private static IEnumerable<(Type Room, MethodInfo Method)> QuestionsOf(Type room) =>
        room.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetParameters().All(IsGiven))
            .Where(method => method.Name != nameof(LakeRoom.Restore))
            .OrderBy(method => method.ToString(), StringComparer.Ordinal)
            .Select(method => (room, method));

    private static bool IsGiven(ParameterInfo parameter) =>
        parameter.HasDefaultValue || parameter.ParameterType.GetConstructor([]) is not null;

    // A method that has nothing to give for these data fails in the same way.
    private List<(string Question, bool Failed, string Answer)> Answers(
        IEnumerable<(Type Room, MethodInfo Method)> questions,
        ShopOptions options
    )
    {
        using var shop = Shop.Open(File, options);
        return [.. questions.Select(Ask)];

        (string, bool, string) Ask((Type Room, MethodInfo Method) question)
        {
            var (room, method) = question;
            string name = $"{room.Name}.{method.Name}";
            object? asked = Activator.CreateInstance(
                room,
                BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance,
                null,
                [shop],
                null
            );
            try
            {
                object? answer = method.Invoke(asked, [.. method.GetParameters().Select(Argument)]);
                return (name, false, answer is TableReport report ? $"{report.ToTable()}" : $"{answer}");
            }
            catch (TargetInvocationException error)
            {
                return (name, true, $"{error.InnerException!.GetType().Name}: {error.InnerException.Message}");
            }
        }
    }

    private static object? Argument(ParameterInfo parameter)
    {
        if (parameter.ParameterType.GetConstructor([]) is null)
        {
            return parameter.DefaultValue;
        }

        object options = Activator.CreateInstance(parameter.ParameterType)!;
        parameter.ParameterType.GetProperty("AsOf")?.SetValue(options, AsOf);
        return options;
    }

    private void Build()
    {
        string log = OddLog.Draw("2021-03-01", 50, 600).Save(folder.Path);
        WarehouseFile.Replace(File, null, shop => shop.Pipeline.Prepare(log, PipelineStep.StarSchema));
    }
}
