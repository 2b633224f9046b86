using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AiTrader.Tools;

/// <summary>An answer as text, and as a value that becomes JSON where a program asks for it.</summary>
/// <param name="Text">The answer for the model.</param>
/// <param name="Content">The same as a value.</param>
internal sealed record StructuredAnswer<T>(string Text, T Content) : IStructuredAnswer
    where T : notnull
{
    public JsonElement ToJson() =>
        JsonSerializer.SerializeToElement(Content, (JsonTypeInfo<T>)AnswerJson.Default.Options.GetTypeInfo(typeof(T)));
}
