using EcommerceNotebooks.Optimizations.Profiling;

namespace Tests.Optimizations;

public class QueryPlanTests
{
    // The shape of DuckDB 1.5.6's EXPLAIN (ANALYZE, FORMAT json), shortened.
    private const string Profile = """
        {
            "system_peak_temp_dir_size": 4096,
            "system_peak_buffer_memory": 123456,
            "children": [
                {
                    "operator_type": "EXPLAIN_ANALYZE", "operator_name": "EXPLAIN_ANALYZE", "operator_timing": 1e-7,
                    "operator_cardinality": 0, "operator_rows_scanned": 0, "extra_info": {},
                    "children": [
                        {
                            "operator_name": "HASH_GROUP_BY", "operator_timing": 0.0125, "operator_cardinality": 24,
                            "operator_rows_scanned": 0, "extra_info": { "Groups": "#0", "Aggregates": ["count_star()", "sum(#1)"] },
                            "children": [
                                {
                                    "operator_name": "PROJECTION", "operator_timing": 0.1, "operator_cardinality": 2000,
                                    "operator_rows_scanned": 0, "extra_info": { "Projections": "price" },
                                    "children": [
                                        {
                                            "operator_name": "SEQ_SCAN ", "operator_timing": 0.25, "operator_cardinality": 2000,
                                            "operator_rows_scanned": 122880,
                                            "extra_info": { "Table": "technique.main.events", "Filters": ["id<5", "price>1"] }, "children": []
                                        }
                                    ]
                                }
                            ]
                        }
                    ]
                }
            ]
        }
        """;

    [Fact]
    public void Parse_Profile_ReadsFiguresOfQueryAndOperators()
    {
        var plan = QueryPlan.Parse(Profile);

        Assert.Equal((123_456, 4_096), (plan.PeakMemoryBytes, plan.SpilledBytes));
        Assert.Equal(["HASH_GROUP_BY", "PROJECTION", "SEQ_SCAN"], plan.Root.All().Select(each => each.Name));
        var scan = plan.Root.All().Last();
        Assert.Equal((2_000, 122_880, 0.25), (scan.Rows, scan.RowsScanned, scan.Seconds));
        Assert.Equal("id<5, price>1", scan.Details["Filters"]);
    }

    [Fact]
    public void ToText_Plan_IsATreeWithoutProjections() =>
        Assert.Equal(
            "HASH_GROUP_BY: 24 rows, 0.0125 s\n  SEQ_SCAN (events; filters id<5, price>1): 2,000 rows, 0.2500 s",
            QueryPlan.Parse(Profile).Root.ToText()
        );

    [Theory]
    [InlineData("no profile")]
    [InlineData("""{ "system_peak_temp_dir_size": 0, "system_peak_buffer_memory": 0 }""")]
    [InlineData("""{ "children": [ { "operator_type": "EXPLAIN_ANALYZE", "children": [] } ] }""")]
    public void Parse_NoOperators_Throws(string json) => Assert.Throws<FormatException>(() => QueryPlan.Parse(json));

    [Theory]
    [InlineData("system_peak_buffer_memory")]
    [InlineData("operator_cardinality")]
    [InlineData("operator_timing")]
    [InlineData("operator_rows_scanned")]
    public void Parse_FigureMissing_NamesIt(string name)
    {
        var json = Profile.Replace($"\"{name}\"", "\"another\"", StringComparison.Ordinal);
        var exception = Assert.Throws<FormatException>(() => QueryPlan.Parse(json));
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }
}
