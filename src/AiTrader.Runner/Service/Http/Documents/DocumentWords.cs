using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;
using Microsoft.OpenApi;

namespace AiTrader.Runner.Service.Http.Documents;

/// <summary>The library's own words in the OpenAPI document: their JSON is written by themselves.</summary>
internal static class DocumentWords
{
    private static readonly Dictionary<Type, (JsonSchemaType Type, string Description)> All = new()
    {
        [typeof(Signature)] = (
            JsonSchemaType.String,
            "The name of a trader's ledger: 1-64 letters, digits, . _ and -."
        ),
        [typeof(ModelId)] = (JsonSchemaType.String, "A model or a baseline, for example scripted/demo."),
        [typeof(TradingTime)] = (JsonSchemaType.String, "On the market's clock: 2025-10-01, or 2025-10-01 10:00:00."),
        [typeof(Symbol)] = (JsonSchemaType.String, "A symbol, as in the prices."),
        [typeof(Money)] = (JsonSchemaType.String, "An amount, as exact decimal text: 9876.50."),
        [typeof(JournalEntryKind)] = (JsonSchemaType.String, "What the entry is."),
        [typeof(RunState)] = (JsonSchemaType.String, "pending, completed, canceled, refused or faulted."),
        [typeof(Portfolio)] = (JsonSchemaType.Object, "Cash and positions."),
        [typeof(OpenOrder)] = (JsonSchemaType.Object, "An order that rests."),
        [typeof(OpenOrders)] = (JsonSchemaType.Object, "The orders that rest, and what they reserve."),
        [typeof(SessionResult)] = (
            JsonSchemaType.Object,
            "The outcome: traded, held, undecided or faulted; and fills."
        ),
        [typeof(LedgerEntry)] = (JsonSchemaType.Object, "An entry, as 'aitrader ledger export' writes it."),
    };

    /// <summary>Describes a type, if it is one of the words.</summary>
    public static void Describe(Type type, OpenApiSchema schema)
    {
        if (All.TryGetValue(type, out var word))
        {
            (schema.Type, schema.Description) = word;
        }
    }
}
