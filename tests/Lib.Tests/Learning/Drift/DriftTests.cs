using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Drift;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Learning.Evaluation;
using Tests.Support;

namespace Tests.Learning.Drift;

public class DriftTests
{
    private static readonly double[] OneToTen = [.. Enumerable.Range(1, 10)];

    [SharedDataFact(PublishedVectors.Path)]
    public void Measures_WorkedExamples_MatchPublishedFigures()
    {
        var vector = PublishedVectors.Of("drift");
        double[] later = [.. OneToTen.Select(value => value + 2)];

        foreach (
            var (pair, distance) in vector
                .GetProperty("psi")
                .EnumerateArray()
                .Zip(vector.GetProperty("js_distance_base2").Numbers())
        )
        {
            var (reference, current) = (pair[0].Numbers(), pair[1].Numbers());
            Assert.Equal(pair[2].GetDouble(), DriftMeasures.StabilityIndex(reference, current), 1e-12);
            Assert.Equal(distance, DriftMeasures.JensenShannon(reference, current), 1e-12);
        }

        Assert.Equal(
            vector.GetProperty("ks_1to10_vs_plus2").GetDouble(),
            DriftMeasures.KolmogorovSmirnov(OneToTen, later),
            1e-12
        );
        Assert.Equal(vector.GetProperty("w1").GetDouble(), DriftMeasures.Wasserstein(OneToTen, later), 1e-12);
        var report = FeatureDrift.Of(Table(OneToTen), Table(later), new DriftOptions { LeastRows = 10 });
        Assert.Equal(vector.GetProperty("w1_over_std_ddof0").GetDouble(), report.Features[0].Wasserstein!.Value, 1e-12);
    }

    [Fact]
    public void Measures_EdgeCases_AreDefined()
    {
        Assert.Equal(0, DriftMeasures.JensenShannon([.5, .5], [.5, .5]));
        Assert.Equal(1, DriftMeasures.JensenShannon([1, 0], [0, 1]));
        Assert.Equal(2 * (1 - 1e-4) * Math.Log(1e4), DriftMeasures.StabilityIndex([1, 0], [0, 1]), 1e-12);
        Assert.Equal(1, DriftMeasures.KolmogorovSmirnov([1, 2], [3, 4]));
        Assert.Equal(0, DriftMeasures.Wasserstein([1, 1, 2], [1, 1, 2]));
        Assert.Equal(0.5, DriftMeasures.Wasserstein([0], [0, 1]));
        Assert.True(double.IsNaN(DriftMeasures.KolmogorovSmirnov([], [1])));
        Assert.Throws<ArgumentException>(() => DriftMeasures.StabilityIndex([1], [.5, .5]));
        Assert.Throws<ArgumentException>(() => DriftMeasures.JensenShannon([1, double.NaN], [1, 0]));
    }

    [Theory]
    [InlineData(150, 0, DriftStatus.Stable)]
    [InlineData(150, 1, DriftStatus.Alarm)]
    [InlineData(900, 0, DriftStatus.Stable)]
    [InlineData(900, 1, DriftStatus.Alarm)]
    [InlineData(100_000, 0, DriftStatus.Stable)]
    [InlineData(100_000, 0.01, DriftStatus.Stable)]
    [InlineData(100_000, 1, DriftStatus.Alarm)]
    public void Of_AnySampleSize_GivesTheSameStatus(int rows, double shift, DriftStatus expected)
    {
        var report = FeatureDrift.Of(Table(Normal(1, rows, 0)), Table(Normal(2, rows, shift)));

        Assert.Equal(expected, report.Features[0].Status);
    }

    [Fact]
    public void Of_SamplesOfOneDistribution_HaveTheIndexByChance()
    {
        var indexes = Enumerable
            .Range(0, 200)
            .Select(i =>
                FeatureDrift.Of(Table(Normal((ulong)i, 500, 0)), Table(Normal((ulong)i + 1000, 700, 0))).Features[0]
            )
            .ToArray();

        Assert.Equal(9 * ((1 / 500.0) + (1 / 700.0)), indexes[0].IndexByChance!.Value, 1e-12);
        Assert.Equal(1, indexes.Average(row => row.StabilityIndex!.Value) / indexes[0].IndexByChance!.Value, 0.15);
    }

    [Fact]
    public void Of_ThresholdsOfOneFeature_LeaveTheOthersAlone()
    {
        FeatureColumn[] columns = [new("a"), new("b"), new("c")];
        var before = FeatureTable.Of(columns, Normal(1, 5_000, 0), Normal(2, 5_000, 0), Normal(3, 5_000, 0));
        var now = FeatureTable.Of(columns, Normal(4, 5_000, .6), Normal(5, 5_000, .6), Normal(6, 5_000, 0));
        var strict = new DriftOptions { Thresholds = new DriftThresholds(.05, .1) };

        var global = FeatureDrift.Of(before, now, strict);
        var single = FeatureDrift.Of(
            before,
            now,
            strict with
            {
                ByFeature = new Dictionary<string, DriftThresholds> { ["b"] = new(5, 6) },
            }
        );

        Assert.Equal(
            [DriftStatus.Alarm, DriftStatus.Alarm, DriftStatus.Stable],
            global.Features.Select(row => row.Status)
        );
        Assert.Equal(
            [DriftStatus.Alarm, DriftStatus.Stable, DriftStatus.Stable],
            single.Features.Select(row => row.Status)
        );
        Assert.Equal("Drifted: a and b. To be looked at: no feature.", global.Sentence);
        Assert.NotEmpty(global.ToChart().ToSvg());
    }

    [Fact]
    public void Of_UnknownAndNewCategories_AreBins()
    {
        FeatureColumn[] columns = [new("kind", FeatureKind.Category), new("number")];
        double[] known = [.. Enumerable.Range(0, 200).Select(i => (double)(i % 2))];
        double[] other = [.. known.Select(code => code == 1 ? 2 : double.NaN)];

        var report = FeatureDrift.Of(FeatureTable.Of(columns, known, known), FeatureTable.Of(columns, other, other));

        Assert.Equal(1, report.Features[0].JensenShannon);
        Assert.All(report.Features, row => Assert.Equal(DriftStatus.Alarm, row.Status));
        Assert.All(report.Features, row => Assert.Equal((0, .5), (row.UnknownBefore, row.UnknownNow)));
        Assert.Null(report.Features[0].Wasserstein);
        Assert.Contains("codes", report.Features[0].Reason, StringComparison.Ordinal);
        Assert.Equal(3, report.Features[1].Wasserstein!.Value, 1e-12);
    }

    [Fact]
    public void Of_TooLittle_SaysWhy()
    {
        var some = Table(Normal(1, 100, 0));

        Assert.Contains("100 rows", Only(Table(Normal(1, 99, 0)), some).Reason, StringComparison.Ordinal);
        Assert.Equal(DriftStatus.NotComputed, Only(Table(Normal(1, 99, 0)), some).Status);
        Assert.Contains("knows no value", Only(Table(Constant(double.NaN)), some).Reason, StringComparison.Ordinal);
        Assert.Contains("no current value", Only(some, Table(Constant(double.NaN))).Reason, StringComparison.Ordinal);
        Assert.Contains("one value only", Only(Table(Constant(3)), some).Reason, StringComparison.Ordinal);
        Assert.Contains(
            "infinite",
            Only(some, Table(Constant(double.PositiveInfinity))).Reason,
            StringComparison.Ordinal
        );
        Assert.Equal(DriftStatus.Stable, Only(Table(Constant(3)), Table(Constant(3))).Status);
        Assert.Equal(DriftStatus.Alarm, Only(Table(Constant(3)), Table(Constant(2))).Status);
        Assert.Equal(DriftStatus.Alarm, Only(Table(Constant(3)), Table(Constant(4))).Status);
        Assert.Contains(
            "rows are needed",
            FeatureDrift.Of(some, Table([])).ToChart().ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_WrongInput_Throws()
    {
        var rows = Table(Constant(1));
        var other = FeatureTable.Of([new FeatureColumn("y")], Constant(1));

        Assert.Contains(
            "given x and y",
            Assert.Throws<ArgumentException>(() => FeatureDrift.Of(rows, other)).Message,
            StringComparison.Ordinal
        );
        Assert.ThrowsAny<ArgumentException>(() => FeatureDrift.Of(rows, rows, new DriftOptions { Bins = 1 }));
        Assert.ThrowsAny<ArgumentException>(() =>
            FeatureDrift.Of(rows, rows, new DriftOptions { Thresholds = new DriftThresholds(.2, .1) })
        );
        Assert.ThrowsAny<ArgumentException>(() =>
            FeatureDrift.Of(
                rows,
                rows,
                new DriftOptions { ByFeature = new Dictionary<string, DriftThresholds> { ["z"] = new() } }
            )
        );
    }

    private static DriftRow Only(FeatureTable before, FeatureTable now) => FeatureDrift.Of(before, now).Features[0];

    private static FeatureTable Table(double[] values) => FeatureTable.Of([new FeatureColumn("x")], values);

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, 100)];

    private static double[] Normal(ulong seed, int count, double mean)
    {
        var random = new Xoshiro256(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = mean + random.NextNormal();
        }

        return values;
    }
}
