using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>A chat completion: what a model says and calls in one turn.</summary>
internal sealed record Completion
{
    /// <summary>The id of the completion; may be empty.</summary>
    public required string Id { get; init; }

    /// <summary>The model that answered, as the endpoint calls it; may be empty.</summary>
    public required string Model { get; init; }

    /// <summary>When it was made, in seconds since 1970; zero if the endpoint does not say.</summary>
    public required long Created { get; init; }

    /// <summary>Its text; null if there is none.</summary>
    public required string? Text { get; init; }

    /// <summary>Why the model refuses, as OpenAI's models say it beside the text; null if it does not.</summary>
    public required string? Refusal { get; init; }

    /// <summary>Its calls, in order.</summary>
    public required IReadOnlyList<CompletionCall> Calls { get; init; }

    /// <summary><c>stop</c>, <c>tool_calls</c>, <c>length</c> or <c>content_filter</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>What it used; null if the endpoint does not say.</summary>
    public required CompletionUsage? Usage { get; init; }

    /// <summary>What the provider attached to the message.</summary>
    public required JsonObject Attached { get; init; }
}
