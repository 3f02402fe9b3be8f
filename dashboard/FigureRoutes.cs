using System.Diagnostics;
using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Dashboard;

/// <summary>Figures, and what is behind their numbers.</summary>
internal sealed class FigureRoutes(Answers answers)
{
    private const int MostOpenedRows = 1_000;
    private const long MostSkipped = 1_000_000_000_000;

    /// <summary>Adds the routes.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/api/figures/{name}", Answer);
        routes.Map("/api/open/{figure}/{number}", Open);
    }

    private Task Answer(HttpContext context)
    {
        var figure = answers.FigureOf(ApiRoutes.Part(context, "name"));
        var query = AddressQuery.FilterOf(context.Request);
        return answers.WriteKept(
            context,
            $"figure {figure.Name}?{query.Canonical}",
            figure.IsSlow,
            (session, warehouse) =>
            {
                var clock = Stopwatch.StartNew();
                var answer = session.Dashboard.Answer(figure.Name, query.Filter);
                return AnswerJson.Object(json =>
                {
                    json.WriteString("name", figure.Name);
                    ApiRoutes.Describe(json, figure);
                    json.Texts("notApplied", query.Filter.ToQuery().Select(each => each.Key).Except(figure.Filters));
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
        var figure = answers.FigureOf(ApiRoutes.Part(context, "figure"));
        string number = ApiRoutes.Part(context, "number");
        var query = AddressQuery.PlaceOf(context.Request, "skip", "rows");
        long skip = query.Number("skip", 0, 0, MostSkipped);
        int rows = (int)query.Number("rows", 100, 0, MostOpenedRows);
        return answers.WriteKept(
            context,
            $"open {figure.Name}/{Uri.EscapeDataString(number)}?{query.Canonical}",
            isSlow: true,
            (session, warehouse) =>
            {
                var clock = Stopwatch.StartNew();
                var opened = session.Dashboard.Open(figure.Name, number, query.Filter, query.Place, skip, rows);
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

    private static void End(Utf8JsonWriter json, OpenWarehouse warehouse, Stopwatch clock)
    {
        json.WriteNumber("seconds", Math.Round(clock.Elapsed.TotalSeconds, 4));
        json.WriteString("version", warehouse.Summary.Version);
    }
}
