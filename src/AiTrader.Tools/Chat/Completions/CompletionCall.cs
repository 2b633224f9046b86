using System.Text.Json.Nodes;

namespace AiTrader.Tools;

/// <summary>A call of a tool in a chat completion.</summary>
/// <param name="Id">The id that the provider gave, or one of ours where it gave none.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments: a JSON object, if the model wrote one.</param>
/// <param name="Attached">What the provider attached to the call.</param>
internal sealed record CompletionCall(string Id, string Name, string Arguments, JsonObject Attached);
