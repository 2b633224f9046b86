using System.Globalization;
using System.Net;
using System.Text;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.OpenApi;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary>The OpenAPI document for people: one page, without a script and without a request to anywhere.</summary>
/// <param name="document">The document.</param>
internal sealed class ReferencePage(OpenApiDocument document)
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --mark: #0b5cad; --back: #fff; --text: #1a1a1a; }
        @media (prefers-color-scheme: dark) { :root { --mark: #7cb7ff; --back: #14161a; --text: #e8e8e8; } }
        html { background: var(--back); color: var(--text); }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
        h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
        h3 b { color: var(--mark); display: inline-block; min-width: 4.5rem; }
        a { color: var(--mark); }
        code { font-size: .95em; overflow-wrap: anywhere; }
        dl { margin: .25rem 0 .25rem 1rem; } dt { float: left; clear: left; margin-right: .5rem; }
        dd { margin-left: 1rem; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
        """;

    private readonly StringBuilder _html = new();

    /// <summary>The policy of the page: its own style, and nothing else.</summary>
    public static string Policy { get; } =
        "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Style)))
        + "'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Writes it.</summary>
    public string Write()
    {
        _html
            .Append(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>AiTrader: reference</title>"
            )
            .Append(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                    + "<link rel=\"icon\" href=\"data:,\">"
            )
            .Append(CultureInfo.InvariantCulture, $"<style>{Style}</style></head>\n<body><main>");
        _html.Append(CultureInfo.InvariantCulture, $"<h1>AiTrader {Text(document.Info.Version)}</h1>\n");
        Paragraph(document.Info.Description);
        _html.Append("<p>The same for programs: <a href=\"/openapi/v1.json\">/openapi/v1.json</a>.</p>\n");
        foreach (var group in Operations().GroupBy(operation => operation.Tag))
        {
            _html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(group.Key)}</h2>\n");
            foreach (var (_, method, path, operation) in group)
            {
                Write(method, path, operation);
            }
        }

        WriteProblems();
        WriteSchemas();
        return _html.Append("</main></body></html>\n").ToString();
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    private IEnumerable<(string Tag, string Method, string Path, OpenApiOperation Operation)> Operations() =>
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        select (
            operation.Value.Tags?.FirstOrDefault()?.Name ?? "",
            operation.Key.Method.ToUpperInvariant(),
            path.Key,
            operation.Value
        );

    private void Paragraph(string? text) => _html.Append(CultureInfo.InvariantCulture, $"<p>{Text(text)}</p>\n");

    private void Write(string method, string path, OpenApiOperation operation)
    {
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<h3 id=\"{Text(operation.OperationId)}\"><b>{method}</b> <code>{Text(path)}</code></h3>\n"
        );
        Paragraph($"{operation.Summary}.");
        _html.Append("<dl>");
        foreach (var parameter in operation.Parameters ?? [])
        {
            Term(parameter.Name, parameter.Description);
        }

        foreach (var body in operation.RequestBody?.Content?.Values.ToList() ?? [])
        {
            Term("body", NameOf(body.Schema));
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status != "default")
            {
                Term(status, NameOf(response.Content?.Values.FirstOrDefault()?.Schema));
            }
        }

        _html.Append("</dl>\n");
    }

    private void Term(string? name, string? description) =>
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<dt><code>{Text(name)}</code></dt><dd>{Text(description)}&nbsp;</dd>"
        );

    private void WriteProblems()
    {
        _html.Append(
            "<h2 id=\"problems\">Problems</h2>\n<div class=\"table\"><table><tr><th>Status<th>Type<th>Meaning</tr>\n"
        );
        foreach (var kind in ProblemKinds.All)
        {
            _html.Append(
                CultureInfo.InvariantCulture,
                $"<tr id=\"{kind.Name}\"><td>{kind.Status}<td><code>{kind.Type}</code><td>{Text(kind.Title)}</tr>\n"
            );
        }

        _html.Append("</table></div>\n");
    }

    private void WriteSchemas()
    {
        _html.Append("<h2>Bodies</h2>\n");
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            _html.Append(
                CultureInfo.InvariantCulture,
                $"<h3 id=\"body-{Text(name)}\"><code>{Text(name)}</code></h3>\n"
            );
            if (schema.Description is { } description)
            {
                Paragraph(description);
            }

            _html.Append("<dl>");
            foreach (var (member, type) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                string needed = schema.Required?.Contains(member) == true ? "" : "optional";
                Term(member, string.Join("; ", ((string?[])[NameOf(type), needed, type.Description]).Where(HasText)));
            }

            _html.Append("</dl>\n");
        }
    }

    private static bool HasText(string? text) => !string.IsNullOrEmpty(text);

    private static string NameOf(IOpenApiSchema? schema) =>
        schema switch
        {
            null => "",
            OpenApiSchemaReference reference => reference.Reference.Id ?? "",
            { OneOf: { Count: > 0 } any } => string.Join(" or ", any.Select(NameOf).Where(name => name != "null")),
            { Items: { } items } => $"list of {NameOf(items)}",
            { Type: { } type } => string.Join(" or ", type.ToIdentifiers().Where(name => name != "null")),
            _ => "any",
        };
}
