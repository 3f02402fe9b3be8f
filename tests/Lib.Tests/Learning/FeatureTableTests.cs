using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Warehouse.Columns;
using Microsoft.ML.Data;

namespace Tests.Learning;

public sealed class FeatureTableTests
{
    private static readonly FeatureTable Table = FeatureTable.Of(
        [new("a"), new("b", FeatureKind.Category, ["red", "blue"])],
        [1, 2, 3],
        [0, double.NaN, 1]
    );

    [Fact]
    public void Column_OfArrays_IsWhatWasGiven()
    {
        Assert.Equal(3, Table.Rows);
        Assert.Equal([1, 2, 3], Table.Column(0).ToArray());
        Assert.Equal([0, double.NaN, 1], Table.Column(1).ToArray());
    }

    [Fact]
    public void FeatureTable_OfMatrix_CopiesNothing()
    {
        double[] values = [1, 2, 3, 4];
        var table = new FeatureTable(new FeatureMatrix<double>(values, 2, ["a", "b"]));
        values[3] = 5;
        Assert.Equal([3, 5], table.Column(1).ToArray());
        Assert.All(table.Columns, column => Assert.Equal(FeatureKind.Number, column.Kind));
    }

    [Fact]
    public void CopyRow_AnyRow_InOrderOfColumns()
    {
        var row = new double[2];
        Table.CopyRow(2, row);
        Assert.Equal([3, 1], row);
        Assert.Throws<ArgumentException>(() => Table.CopyRow(0, new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.CopyRow(3, row));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.CopyRow(-1, row));
    }

    [Fact]
    public void Take_RepeatedRows_KeepsOrderAndColumns()
    {
        var taken = Table.Take([2, 0, 2]);
        Assert.Equal([3, 1, 3], taken.Column(0).ToArray());
        Assert.Equal([1, 0, 1], taken.Column(1).ToArray());
        Assert.Equal(Table.Columns, taken.Columns);
        Assert.Equal(0, Table.Take([]).Rows);
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Take([3]));
    }

    [Fact]
    public void Select_SomeColumns_InTheGivenOrder()
    {
        var selected = Table.Select("b", "a");
        Assert.Equal(["b", "a"], selected.Columns.Select(column => column.Name));
        Assert.Equal([1, 2, 3], selected.Column(1).ToArray());
        Assert.Contains(
            "'c'; there are a, b",
            Assert.Throws<ArgumentException>(() => Table.Select("c")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Table.Select("a", "a"));
    }

    [Fact]
    public void FeatureTable_WhatDoesNotAgree_IsRefused()
    {
        Refused("3 values", () => new FeatureTable(new FeatureMatrix<double>(new double[3], 2, ["a", "b"])));
        Refused("twice", () => new FeatureTable(new FeatureMatrix<double>(new double[4], 2, ["a", "a"])));
        Refused("no name", () => new FeatureTable(new FeatureMatrix<double>(new double[2], 2, [" "])));
        Refused("described are b", () => new FeatureTable(new FeatureMatrix<double>([1], 1, ["a"]), [new("b")]));
        Refused("has 1 values, 'a' has 2", () => FeatureTable.Of([new("a"), new("b")], [1, 2], [1]));
        Refused("2 columns are described, 1 given", () => FeatureTable.Of([new("a"), new("b")], [1, 2]));
        Refused("is a number and has categories", () => FeatureTable.Of([new("a", FeatureKind.Number, ["x"])], [1, 2]));
    }

    [Fact]
    public void Take_MoreThanOneArrayHolds_IsRefused()
    {
        string[] names = [.. Enumerable.Range(0, 100_000).Select(i => $"x{i}")];
        var table = new FeatureTable(new FeatureMatrix<double>(new double[100_000], 1, names));
        Refused("more values than one array holds", () => table.Take(new int[100_000]));
    }

    [Fact]
    public void ToDataView_Rows_HasLabelsFeaturesAndSlotNames()
    {
        var view = Table.ToDataView([0, 1, 1]);
        Assert.Equal([false, true, true], view.GetColumn<bool>("Label"));
        Assert.Equal([1, 0, 2, float.NaN, 3, 1], view.GetColumn<float[]>("Features").SelectMany(row => row));
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        view.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(["a", "b"], names.DenseValues().Select(name => name.ToString()));
        Assert.All(Table.ToDataView([]).GetColumn<bool>("Label"), Assert.False);
    }

    [Fact]
    public void ToDataView_WrongLabels_IsRefused()
    {
        Refused("3 rows and 2 labels", () => Table.ToDataView([0, 1]));
        Refused("that of row 1 is 2", () => Table.ToDataView([0, 2, 1]));
    }

    private static void Refused(string because, Func<object> action) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
