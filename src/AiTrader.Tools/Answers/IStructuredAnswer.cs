using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>An answer as text for a model, and the same as JSON for the programs around it.</summary>
internal interface IStructuredAnswer
{
    /// <summary>The answer for the model.</summary>
    string Text { get; }

    /// <summary>The same, in the form that the tool's output schema describes.</summary>
    JsonElement ToJson();
}
