using System.Diagnostics;
using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Dashboard;

/// <summary>What pages ask for: figures, what is behind their numbers, and what filters can be set to.</summary>
internal sealed class ApiRoutes(Answers answers)
{
    /// <summary>Where SQL is asked.</summary>
    internal const string SqlPath = "/api/sql";

    private const int MostOpenedRows = 1_000;
    private const long MostSkipped = 1_000_000_000_000;

    private static readonly (string Name, string Title, string Question)[] Pages =
    [
        ("home", "Home", "What happened, and what stands out?"),
        ("explorer", "Data explorer", "What is in the log, and what is missing or wrong in it?"),
        ("executive", "Executive overview", "What is sold, how much of it, and when?"),
        ("customers", "Customers", "Who buys, who comes back, and who is about to leave?"),
    ];

    /// <summary>Adds the routes.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/summary", Summary);
        routes.Map("/api/choices", Choices);
        routes.Map("/api/figures", List);
        routes.Map("/api/figures/{name}", Answer);
        routes.Map("/api/open/{figure}/{number}", Open);
        routes.Map(
            "/api/glossary",
            context => Answers.WriteJson(context, Glossary.Json(AddressQuery.Of(context.Request)))
        );
    }

    /// <summary>Refuses the name of a figure that there is not.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    internal static void RequireFigure(IShopScope scope, string name)
    {
        if (scope.Dashboard.Figures.All(figure => figure.Name != name))
        {
            throw new NotFoundException("There is no such figure; /api/figures lists them.");
        }
    }

    /// <summary>A part of the route.</summary>
    internal static string Part(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private Task Summary(HttpContext context)
    {
        _ = AddressQuery.Of(context.Request);
        return answers.WriteKept(
            context,
            "summary",
            (session, warehouse) =>
                AnswerJson.Object(json =>
                {
                    var summary = warehouse.Summary;
                    json.WriteString("source", Path.GetFileName(warehouse.Shop.WarehousePath));
                    json.WriteString("invented", summary.Invented);
                    json.WriteNumber("events", summary.Events);
                    json.Value("from", summary.FirstDate);
                    json.Value("to", summary.LastDate?.AddDays(1));
                    json.Value("asOf", summary.AsOf);
                    json.WriteString("version", summary.Version);
                    json.Value("built", warehouse.Stamp.ModifiedUtc);
                    json.WriteStartObject("quality");
                    json.WriteString("state", summary.Quality.State);
                    json.WriteNumber("errors", summary.Quality.Errors);
                    json.WriteNumber("warnings", summary.Quality.Warnings);
                    json.WriteNumber("checks", summary.Quality.Checks);
                    json.WriteEndObject();
                    json.WriteStartObject("cube");
                    json.WriteNumber("rows", summary.Cells);
                    json.WriteNumber("bytes", summary.CellBytes);
                    json.WriteEndObject();
                    json.WriteString("engine", $"DuckDB {session.Connection.ServerVersion}");
                    json.Texts("eventTypes", DashboardFilter.EventTypes);
                    json.Texts("segments", DashboardSummary.Segments);
                    json.Texts("timeZones", session.Dashboard.TimeZones());
                    json.Objects(
                        "pages",
                        Pages,
                        (page, each) =>
                        {
                            page.WriteString("name", each.Name);
                            page.WriteString("title", each.Title);
                            page.WriteString("question", each.Question);
                        }
                    );
                })
        );
    }

    private Task Choices(HttpContext context)
    {
        var query = AddressQuery.Of(context.Request, "kind", "like");
        string kind =
            query.Text("kind") ?? throw new ArgumentException("The parameter kind is needed: brand or category.");
        string like = query.Text("like") ?? "";
        return answers.WriteKept(
            context,
            $"choices {query.Canonical}",
            (session, _) =>
                AnswerJson.List(
                    session.Dashboard.Choices(kind, like),
                    (json, choice) =>
                    {
                        json.WriteString("value", choice.Name);
                        json.WriteNumber("events", choice.Events);
                    }
                )
        );
    }

    private Task List(HttpContext context)
    {
        _ = AddressQuery.Of(context.Request);
        return answers.WriteKept(
            context,
            "figures",
            (session, _) =>
                AnswerJson.List(
                    session.Dashboard.Figures,
                    (json, figure) =>
                    {
                        json.WriteString("name", figure.Name);
                        json.WriteString("page", figure.Page);
                        Describe(json, figure);
                        json.WriteBoolean("slow", figure.IsSlow);
                    }
                )
        );
    }

    private Task Answer(HttpContext context)
    {
        string name = Part(context, "name");
        var query = AddressQuery.FilterOf(context.Request);
        return answers.WriteKept(
            context,
            $"figure {Uri.EscapeDataString(name)}?{query.Canonical}",
            (session, warehouse) =>
            {
                RequireFigure(session, name);
                var clock = Stopwatch.StartNew();
                var answer = session.Dashboard.Answer(name, query.Filter);
                return AnswerJson.Object(json =>
                {
                    json.WriteString("name", name);
                    Describe(json, answer.Figure);
                    json.Texts(
                        "notApplied",
                        query.Filter.ToQuery().Select(each => each.Key).Except(answer.Figure.Filters)
                    );
                    json.Texts("sentences", answer.Sentences);
                    json.Table("table", answer.Table);
                    json.Chart("chart", answer.Chart);
                    json.WriteString("summary", answer.Chart?.ToString());
                    json.Texts("keys", answer.Keys);
                    json.WriteStartObject("numbers");
                    foreach (var (column, number) in answer.Numbers)
                    {
                        json.WriteString(column, number);
                    }

                    json.WriteEndObject();
                    if (answer.Selection is { } selection)
                    {
                        json.WriteStartObject("selection");
                        json.WriteString("filter", selection.Filter);
                        json.WriteString("column", selection.Column);
                        json.WriteEndObject();
                    }
                    else
                    {
                        json.WriteNull("selection");
                    }

                    json.WriteString("source", answer.Source);
                    json.Texts("sql", answer.Sql);
                    End(json, warehouse, clock);
                });
            }
        );
    }

    private Task Open(HttpContext context)
    {
        var (figure, number) = (Part(context, "figure"), Part(context, "number"));
        var query = AddressQuery.PlaceOf(context.Request, "skip", "rows");
        long skip = query.Number("skip", 0, 0, MostSkipped);
        int rows = (int)query.Number("rows", 100, 0, MostOpenedRows);
        return answers.WriteKept(
            context,
            $"open {Uri.EscapeDataString(figure)}/{Uri.EscapeDataString(number)}?{query.Canonical}",
            (session, warehouse) =>
            {
                RequireFigure(session, figure);
                var clock = Stopwatch.StartNew();
                var opened = session.Dashboard.Open(figure, number, query.Filter, query.Place, skip, rows);
                return AnswerJson.Object(json =>
                {
                    json.WriteString("name", opened.Name);
                    json.WriteString("title", opened.Title);
                    json.WriteString("meaning", opened.Meaning);
                    json.WriteString("formula", opened.Formula);
                    json.Value("value", opened.Value);
                    json.WriteString("unit", opened.Unit);
                    json.WriteString("sql", string.Join(";\n\n", opened.Sql));
                    json.Table("table", opened.Rows);
                    json.WriteNumber("rowCount", opened.RowCount);
                    json.Objects("parts", opened.Parts, Part);
                    End(json, warehouse, clock);
                });
            }
        );
    }

    private static void Part(Utf8JsonWriter json, NumberPart part)
    {
        json.WriteString("name", part.Name);
        json.WriteString("title", part.Title);
        json.Value("value", part.Value);
        json.WriteStartObject("at");
        foreach (var (key, value) in part.Place)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Describe(Utf8JsonWriter json, Figure figure)
    {
        json.WriteString("title", figure.Title);
        json.Texts("ids", figure.Ids);
        json.WriteString("kind", figure.Kind.ToString().ToLowerInvariant());
        json.Texts("filters", figure.Filters);
        json.WriteString("meaning", figure.Meaning);
    }

    private static void End(Utf8JsonWriter json, OpenWarehouse warehouse, Stopwatch clock)
    {
        json.WriteNumber("seconds", Math.Round(clock.Elapsed.TotalSeconds, 4));
        json.WriteString("version", warehouse.Summary.Version);
    }
}
