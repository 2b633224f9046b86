using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>
/// The calls of a completion. Pieces of a stream belong to the call of their index, or to the last one; a piece with
/// another id, or with a name after complete arguments, begins another call, whatever its index says: two calls are
/// never merged.
/// </summary>
internal sealed class CallsBuilder
{
    private static readonly FrozenSet<string> OwnFields = new[] { "id", "type", "function", "index" }.ToFrozenSet();

    // A client refuses a call without a name; the model is told that there is no such tool.
    private const string NoName = "unnamed";

    private readonly List<Piece> _calls = [];

    /// <summary>Takes a call, or a piece of one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isWhole">Whether it is a whole call.</param>
    public void Add(JsonElement call, bool isWhole)
    {
        var function = call.Member("function");
        string? id = call.Text("id") is { Length: > 0 } given ? given : null;
        string? name = function.Text("name") is { Length: > 0 } said ? said : null;
        int? index =
            call.Member("index") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int place)
                ? place
                : null;
        var target = isWhole ? null : _calls.FindLast(known => index is null || known.Index == index);
        if (target is null || target.IsFollowedBy(id, name))
        {
            target = new Piece { Index = index };
            _calls.Add(target);
        }

        target.Id ??= id;
        target.Name ??= name;
        target.Add(function.Member("arguments"));
        foreach (var field in call.ValueKind == JsonValueKind.Object ? call.EnumerateObject().AsEnumerable() : [])
        {
            if (!OwnFields.Contains(field.Name))
            {
                AttachedJson.Merge(target.Attached, field);
            }
        }
    }

    /// <summary>The calls so far, each with an id.</summary>
    /// <param name="question">The request: it says which tools there are, and how far the conversation is.</param>
    public IReadOnlyList<CompletionCall> Build(CompletionQuestion question) =>
        [
            .. _calls.Select(
                (call, i) =>
                    new CompletionCall(
                        call.Id is { } id && !AttachedFields.IsCarriedBy(id)
                            ? id
                            : string.Create(CultureInfo.InvariantCulture, $"call_{question.MessageCount}_{i + 1}"),
                        ToolNames.Read(call.Name ?? NoName, question.ToolNames),
                        call.Arguments,
                        call.Attached
                    )
            ),
        ];

    private sealed class Piece
    {
        private readonly StringBuilder _arguments = new();

        public required int? Index { get; init; }

        public string? Id { get; set; }

        public string? Name { get; set; }

        public JsonObject Attached { get; } = [];

        public string Arguments => CallArguments.Repair(_arguments.ToString());

        public bool IsFollowedBy(string? id, string? name) =>
            (id is not null && Id is not null && id != Id)
            || (name is not null && Name is not null && (name != Name || CallArguments.IsComplete(Arguments)));

        public void Add(JsonElement arguments)
        {
            if (arguments.IsGiven)
            {
                _arguments.Append(
                    arguments.ValueKind == JsonValueKind.String ? arguments.GetString() : arguments.GetRawText()
                );
            }
        }
    }
}
