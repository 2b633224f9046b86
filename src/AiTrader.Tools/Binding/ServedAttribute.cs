namespace AiTrader.Tools;

/// <summary>
/// A keyword that a tool server adds to the schema of an argument. Not all providers of models know all keywords, so
/// that the schema in a model's request does not have it; the description says the same to both.
/// </summary>
/// <param name="keyword">The keyword of JSON Schema, as <c>minimum</c>.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
internal sealed class ServedAttribute(string keyword, int value) : Attribute
{
    /// <summary>The keyword.</summary>
    public string Keyword => keyword;

    /// <summary>Its value.</summary>
    public int Value => value;
}
