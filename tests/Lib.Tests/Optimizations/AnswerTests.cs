using System.Numerics;
using EcommerceNotebooks.Optimizations;
using EcommerceNotebooks.Optimizations.Measuring;

namespace Tests.Optimizations;

public class AnswerTests
{
    public static TheoryData<object?, object?> Same =>
        new()
        {
            { 5, 5L },
            { 5L, new BigInteger(5) },
            { 5.00m, 5 },
            { null, null },
            { "apple", "apple" },
            { double.NaN, double.NaN },
            { new DateTime(2019, 10, 1), new DateTime(2019, 10, 1) },
        };

    public static TheoryData<object?, object?> Different =>
        new()
        {
            { 5, 6 },
            { 5.01m, 5 },
            { null, 0 },
            { 0, null },
            { "apple", "Apple" },
            { "5", 5 },
            { 1.0, double.NaN },
            { double.NaN, 1.0 },
            { 1, 0 },
        };

    [Theory]
    [MemberData(nameof(Same))]
    public void DifferenceTo_EqualValuesOfAnyType_IsZero(object? value, object? expected) =>
        Assert.Equal(0, Of(value).DifferenceTo(Of(expected), 0, "test"));

    [Theory]
    [MemberData(nameof(Different))]
    public void DifferenceTo_OtherValues_Throws(object? value, object? expected) =>
        Assert.Throws<AnswersDifferException>(() => Of(value).DifferenceTo(Of(expected), 0, "test"));

    [Fact]
    public void DifferenceTo_AnotherNumberOfRows_Throws() =>
        Assert.Throws<AnswersDifferException>(() =>
            new Answer([
                [1],
                [2],
            ]).DifferenceTo(Of(1), 1, "test")
        );

    [Fact]
    public void DifferenceTo_AnotherNumberOfColumns_Throws() =>
        Assert.Throws<AnswersDifferException>(() =>
            new Answer([
                [1, 2],
            ]).DifferenceTo(Of(1), 1, "test")
        );

    [Fact]
    public void DifferenceTo_AnotherOrderOfRows_Throws() =>
        Assert.Throws<AnswersDifferException>(() =>
            new Answer([
                [1],
                [2],
            ]).DifferenceTo(
                new Answer([
                    [2],
                    [1],
                ]),
                0,
                "test"
            )
        );

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.009, false)]
    public void DifferenceTo_NumbersApart_DependsOnTheTolerance(double tolerance, bool isEnough)
    {
        var near = Of(99.0);
        if (isEnough)
        {
            Assert.Equal(0.01, near.DifferenceTo(Of(100m), tolerance, "test"), 12);
        }
        else
        {
            Assert.Throws<AnswersDifferException>(() => near.DifferenceTo(Of(100m), tolerance, "test"));
        }
    }

    private static Answer Of(object? value) =>
        new([
            [value],
        ]);
}
