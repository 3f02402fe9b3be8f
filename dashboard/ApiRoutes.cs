using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Dashboard;

/// <summary>What pages ask for besides figures: what data is shown, which figures there are, and what filters can be set to.</summary>
internal sealed class ApiRoutes(Answers answers)
{
    /// <summary>Where SQL is asked.</summary>
    internal const string SqlPath = "/api/sql";

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
        routes.Map(
            "/api/glossary",
            context => Answers.WriteJson(context, Glossary.Json(AddressQuery.Of(context.Request)))
        );
    }

    /// <summary>A part of the route.</summary>
    internal static string Part(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private Task Summary(HttpContext context)
    {
        _ = AddressQuery.Of(context.Request);
        return answers.WriteKept(
            context,
            "summary",
            isSlow: false,
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
                    json.Value("built", warehouse.Stamp?.ModifiedUtc);
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
            isSlow: false,
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
            isSlow: false,
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

    /// <summary>What a figure is.</summary>
    internal static void Describe(Utf8JsonWriter json, Figure figure)
    {
        json.WriteString("title", figure.Title);
        json.Texts("ids", figure.Ids);
        json.WriteString("kind", figure.Kind.ToString().ToLowerInvariant());
        json.Texts("filters", figure.Filters);
        json.WriteString("meaning", figure.Meaning);
    }
}
