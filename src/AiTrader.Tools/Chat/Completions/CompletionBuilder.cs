using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>Puts a completion together from the parts in which it comes: one, or the chunks of a stream.</summary>
/// <param name="question">The request that it answers.</param>
/// <param name="text">How the endpoint's text is shown.</param>
internal sealed class CompletionBuilder(CompletionQuestion question, EndpointText text)
{
    // What is the protocol's own, or is said once and not taken back by it.
    private static readonly FrozenSet<string> OwnFields = new[]
    {
        "role",
        "content",
        "tool_calls",
        "function_call",
        "refusal",
        "annotations",
        "audio",
        "name",
        "tool_call_id",
    }.ToFrozenSet();

    private readonly ContentBuilder _content = new();
    private readonly CallsBuilder _calls = new();
    private readonly JsonObject _attached = [];
    private string? _id;
    private string? _model;
    private long _created;
    private string? _refusal;
    private string? _finishReason;
    private bool _hasFunctionCall;

    /// <summary>Whether the endpoint has said why the completion ends.</summary>
    public bool HasEnded => !string.IsNullOrEmpty(_finishReason);

    /// <summary>What it has used so far; null if the endpoint does not say.</summary>
    public CompletionUsage? Usage { get; private set; }

    /// <summary>Takes the next part.</summary>
    public void Add(JsonElement part)
    {
        _id ??= part.Text("id");
        _model ??= part.Text("model");
        if (part.Member("created") is { ValueKind: JsonValueKind.Number } created && created.TryGetInt64(out long at))
        {
            _created = at;
        }

        var choice = part.Member("choices").Items().FirstOrDefault(IsFirst);
        Usage =
            CompletionUsage.TryRead(part.Member("usage")) ?? CompletionUsage.TryRead(choice.Member("usage")) ?? Usage;
        _finishReason = choice.Text("finish_reason") is { Length: > 0 } reason ? reason : _finishReason;
        if (choice.Member("delta") is { IsGiven: true } delta)
        {
            Add(delta, isWhole: false);
        }
        else
        {
            Add(choice.Member("message"), isWhole: true);
        }
    }

    /// <summary>The completion.</summary>
    /// <exception cref="HttpRequestException">The endpoint could not complete it.</exception>
    /// <exception cref="InvalidDataException">The model acts in a form that is not read.</exception>
    public Completion Build()
    {
        var calls = _calls.Build(question);
        if (_hasFunctionCall && calls.Count == 0)
        {
            throw new InvalidDataException(
                $"{text.Authority} answers with 'function_call', the form before tools, which is not read. "
                    + "Use an endpoint or a model that calls tools."
            );
        }

        if (_content.Parts is { } parts)
        {
            _attached["content"] = parts;
        }

        return new Completion
        {
            Id = _id ?? "",
            Model = _model ?? "",
            Created = _created,
            Text = _content.Text,
            Refusal = _refusal,
            Calls = calls,
            FinishReason = FinishReasons.Read(_finishReason, calls.Count > 0, text),
            Usage = Usage,
            Attached = _attached,
        };
    }

    // Of several choices, the first is the reply.
    private static bool IsFirst(JsonElement choice) =>
        choice.Member("index") is not { ValueKind: JsonValueKind.Number } index
        || (index.TryGetInt32(out int number) && number == 0);

    private void Add(JsonElement message, bool isWhole)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        _content.Add(message.Member("content"));
        _refusal = message.Text("refusal") is { } refusal ? _refusal + refusal : _refusal;
        _hasFunctionCall |= message.Member("function_call").IsGiven;
        foreach (var call in message.Member("tool_calls").Items())
        {
            _calls.Add(call, isWhole);
        }

        foreach (var field in message.EnumerateObject().Where(field => !OwnFields.Contains(field.Name)))
        {
            AttachedJson.Merge(_attached, field);
        }
    }
}
