using System.Text.Json;
using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>What a body can have.</summary>
/// <param name="schema">A JSON schema, in the keywords of <see cref="SchemaCheck"/>.</param>
internal sealed class RequestSchema(string schema)
{
    private const int MostProblems = 100;
    private const int LongestPlace = 200;

    private readonly JsonDocument _schema = JsonDocument.Parse(schema);

    /// <summary>Reads a body, and the problems that the schema finds in it.</summary>
    /// <exception cref="ProblemException">It is not JSON.</exception>
    public async Task<(JsonPlace Body, List<JsonProblem> Problems)> ReadAsync(HttpContext http)
    {
        var body = await RequestBody.ReadJsonAsync(http);
        return (body, [.. new SchemaCheck(_schema.RootElement).Check(body)]);
    }

    /// <summary>The problems as an answer, which is not much longer than the request.</summary>
    public static Problem Refusal(IReadOnlyCollection<JsonProblem> problems)
    {
        var told = problems
            .Take(MostProblems)
            .Select(problem => (MessageText.Cut(problem.Place.Path, LongestPlace), problem.What));
        int left = problems.Count - MostProblems;
        return Problem.Invalid([
            .. told,
            .. left > 0 ? [("$", $"has {left} more problems.")] : (IEnumerable<(string, string)>)[],
        ]);
    }
}
