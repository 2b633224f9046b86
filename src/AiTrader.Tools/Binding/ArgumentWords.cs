using System.Collections.Frozen;

namespace AiTrader.Tools;

/// <summary>
/// The words of AiTrader as arguments of tools: what their schema says, how they are read, and what a model is told.
/// They need no serializer, so that they work in an application that is compiled ahead of time.
/// </summary>
internal sealed class ArgumentWords
{
    private static readonly FrozenDictionary<Type, ArgumentWords> Known = new Dictionary<Type, ArgumentWords>
    {
        [typeof(Symbol)] = Create<Symbol>("string", "a ticker, exactly as the market writes it"),
        [typeof(TradingTime)] = Create<TradingTime>(
            "string",
            "a day such as 2025-10-01, or a day and a time such as 2025-10-01 10:00:00"
        ),
        [typeof(Price)] = Create<Price>("number", "a positive number such as 187.25"),
        [typeof(Quantity)] = Create<Quantity>("number", "a number such as 10 or 0.25, zero or more"),
        [typeof(Money)] = Create<Money>("number", "a number such as 1000 or -12.5"),
        [typeof(ModelId)] = Create<ModelId>("string", "a model id such as openai/gpt-5"),
    }.ToFrozenDictionary();

    private readonly Func<string, object?> _parse;

    private ArgumentWords(string jsonType, string expected, Func<string, object?> parse) =>
        (JsonType, Expected, _parse) = (jsonType, expected, parse);

    /// <summary>The type in a JSON schema.</summary>
    public string JsonType { get; }

    /// <summary>What is allowed, for advice.</summary>
    public string Expected { get; }

    /// <summary>The word of a type; null if the type is none.</summary>
    public static ArgumentWords? Find(Type type) => Known.GetValueOrDefault(type);

    /// <summary>The word that a model gave; null if it is not one.</summary>
    public object? Read(object? given) =>
        JsonType == "number" && ArgumentValues.AsNumber(given) is { } number ? _parse(new Money(number).ToString())
        : ArgumentValues.AsText(given) is { } text ? _parse(text)
        : null;

    private static ArgumentWords Create<TWord>(string jsonType, string expected)
        where TWord : ISpanParsable<TWord> =>
        new(jsonType, expected, text => TWord.TryParse(text, null, out var word) ? word : null);
}
