using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Warehouse;
using Tests.Net;
using Tests.Support;

namespace Tests.Pipeline;

/// <summary>A log whose users and products have ids of 19 digits gives the tables and answers of the same log with small ids, up to the names of the ids; their order is kept.</summary>
[Trait("Speed", "Slow")]
public sealed partial class WideIdsTests : IDisposable
{
    private const int Users = 60;
    private const int Products = 40;
    private const int FirstUser = 500_000_000;
    private const int FirstProduct = 40_000_000;

    // Their answers follow the bytes of files or the hashes of ids.
    private static readonly string[] OnFilesOrHashes =
    [
        "LakeVersions",
        "CurrentLake",
        "FindSources",
        "ProfileColumns",
        "ExposeByHash",
    ];

    private static readonly DateTime Start = new(2019, 10, 1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Among them ids that one double stands for, or that differ only in their upper half; or negative ones and the ends of the range.
    public static TheoryData<string> Kinds => [.. TestScale.OneOf(2, ["nineteen digits", "either sign"])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Prepare_WideIds_BuildsTheTablesOfSmallIds(string kind)
    {
        var wide = Map(kind);
        using var small = Prepared("small", id => id);
        using var large = Prepared("wide", id => wide[id]);
        foreach (var contract in TableContracts.All.Where(contract => contract.Layer < WarehouseLayer.Predictions))
        {
            string[] expected = Rows(small, contract, wide);
            Assert.Equal(expected, Rows(large, contract, null));
        }

        Assert.True(large.Connection.QuerySingle<long>("select count(*) from fact_purchases") > 300);
        Assert.Empty(
            ContractVerifier.Violations(
                large.OnConnection,
                [
                    .. TableContracts
                        .All.Where(each => each.Layer < WarehouseLayer.Predictions)
                        .Select(each => each.Relation),
                ]
            )
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Questions_WideIds_GiveTheAnswersOfSmallIds(string kind)
    {
        var wide = Map(kind);
        var small = wide.ToDictionary(pair => Text(pair.Value), pair => Text(pair.Key));
        using var one = Prepared("small", id => id);
        using var other = Prepared("wide", id => wide[id]);
        var expected = Answers(one, "small");
        var actual = Answers(other, "wide");
        Assert.Equal(expected.Keys, actual.Keys);
        int named = 0;
        var differences = new List<string>();
        foreach (var (name, text) in expected)
        {
            string found = Number().Replace(actual[name], match => small.GetValueOrDefault(match.Value, match.Value));
            named += found != actual[name] ? 1 : 0;

            // Steps of paths are named by products, and equal ones are ordered by their names as texts.
            if (kind == "nineteen digits" || !name.Contains("-of-Product", StringComparison.Ordinal))
            {
                int same = text.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
                if (text != found)
                {
                    differences.Add($"{name}: {Around(text, same)} | {Around(found, same)}");
                }
            }
        }

        Assert.Empty(differences);
        Assert.True(named >= 15, $"{named} answers name ids");
    }

    // What two questions of each kind give, by the names of their files.
    private SortedDictionary<string, string> Answers(Shop shop, string name)
    {
        string answers = Path.Combine(folder.Path, "answers");
        using var session = shop.OpenSession();
        var net = new NetShop(session, Path.Combine(folder.Path, name, "log.csv"), folder.Path);
        new NetWriter(answers).Answers(
            name,
            NetData
                .AllQuestions(net)
                .All.Where(question => !OnFilesOrHashes.Contains(question.Topic))
                .GroupBy(question => question.Topic)
                .SelectMany(topic => topic.Take(2))
        );
        return new(
            Directory
                .EnumerateFiles(Path.Combine(answers, name))
                .ToDictionary(path => Path.GetFileName(path), File.ReadAllText),
            StringComparer.Ordinal
        );
    }

    private static SortedDictionary<long, long> Map(string kind)
    {
        var random = new Random(19);
        var map = new SortedDictionary<long, long>();
        foreach (var (first, count) in new[] { (FirstUser, Users), (FirstProduct, Products) })
        {
            var ids = new SortedSet<long>();
            while (ids.Count < count)
            {
                long id = random.NextInt64(1_000_000_000_000_000_000, long.MaxValue);
                ids.Add(id);
                ids.Add(ids.Count % 3 == 0 ? id ^ 1 : id ^ (1L << 40));
            }

            if (kind == "either sign")
            {
                ids = [.. ids.Select((id, i) => i % 2 == 0 ? id : -id)];
                ids.UnionWith(
                    first == FirstUser ? [long.MinValue, long.MaxValue] : [-long.MaxValue, long.MaxValue - 1]
                );
            }

            foreach (
                var (id, i) in ids.Take(count / 2)
                    .Concat(ids.Reverse().Take(count - (count / 2)))
                    .Order()
                    .Select((id, i) => (id, i))
            )
            {
                map.Add(first + i, id);
            }
        }

        return map;
    }

    private Shop Prepared(string name, Func<long, long> idOf)
    {
        string path = Path.Combine(folder.Path, name, "log.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, Lines(idOf));
        var shop = Shop.Open(Path.Combine(folder.Path, $"{name}.duckdb"), new ShopOptions { Threads = 2 });
        shop.Pipeline.Prepare(path, PipelineStep.StarSchema);
        return shop;
    }

    private static IEnumerable<string> Lines(Func<long, long> idOf)
    {
        string[] types = ["view", "view", "view", "view", "cart", "cart", "remove_from_cart", "purchase", "purchase"];
        string[] codes = ["electronics.smartphone", "electronics.audio.headphone", "kids.toys", ""];
        string[] brands = ["apple", "samsung", "none", ""];
        var random = new Random(7);
        yield return "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";
        for (int i = 0; i < 4_000; i++)
        {
            int user = random.Next(Users);
            int day = random.Next(60);
            int product = random.Next(Products);
            var time = Start.AddDays(day).AddSeconds(36_000 + (random.Next(90) * 40));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{time:yyyy-MM-dd HH:mm:ss} UTC,{types[random.Next(types.Length)]},{idOf(FirstProduct + product)},{2053013555631882655 + (product % 5)},{codes[product % 4]},{brands[product % 3]},{1 + (product * 7)}.{product:D2},{idOf(FirstUser + user)},{new Guid(user, (short)day, 0, new byte[8])}"
            );
        }
    }

    // All rows as texts, in an order that the ids have no part in.
    private static string[] Rows(Shop shop, TableContract contract, SortedDictionary<long, long>? wide)
    {
        string[] ids =
        [
            .. contract
                .Columns.Select(column => column.Name)
                .Where(name =>
                    name.EndsWith("user_id", StringComparison.Ordinal)
                    || name.EndsWith("product_id", StringComparison.Ordinal)
                ),
        ];
        string relation = SqlQuoting.Identifier(contract.Relation);
        if (wide is null || ids.Length == 0)
        {
            return
            [
                .. shop.Connection.Query<string>(
                    $"select row::varchar from (select {relation} as row from {relation}) order by 1"
                ),
            ];
        }

        shop.Connection.Execute("create or replace temp table wide_ids (small bigint, wide bigint)");
        shop.Connection.Execute(
            "insert into wide_ids values ($small, $wide)",
            wide.Select(pair => new { small = pair.Key, wide = pair.Value })
        );
        string replaced = string.Join(
            ", ",
            ids.Select(id => $"(select wide from wide_ids where small = {id}) as {id}")
        );
        return
        [
            .. shop.Connection.Query<string>(
                $"with renamed as (select * replace ({replaced}) from {relation}) select renamed::varchar from renamed order by 1"
            ),
        ];
    }

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Number();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Around(string text, int place) =>
        text[Math.Max(0, place - 60)..Math.Min(text.Length, place + 60)];
}
