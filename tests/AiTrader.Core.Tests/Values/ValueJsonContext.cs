using System.Text.Json.Serialization;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Core.Tests.Values;

/// <summary>The serializers that an application without reflection has, generated at compile time.</summary>
[JsonSerializable(typeof(Signature))]
[JsonSerializable(typeof(ModelId))]
[JsonSerializable(typeof(TradingTime))]
[JsonSerializable(typeof(Symbol))]
[JsonSerializable(typeof(Price))]
[JsonSerializable(typeof(Quantity))]
[JsonSerializable(typeof(Money))]
[JsonSerializable(typeof(ClientOrderId))]
[JsonSerializable(typeof(TradingContext))]
[JsonSerializable(typeof(Bar))]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Fill))]
[JsonSerializable(typeof(Denial))]
[JsonSerializable(typeof(TradeOutcome))]
[JsonSerializable(typeof(TradeOutcome.Filled), TypeInfoPropertyName = "FilledOutcome")]
[JsonSerializable(typeof(TradeOutcome.Denied), TypeInfoPropertyName = "DeniedOutcome")]
[JsonSerializable(typeof(TradeOutcome.PartiallyFilled), TypeInfoPropertyName = "PartiallyFilledOutcome")]
[JsonSerializable(typeof(TradeOutcome.Accepted), TypeInfoPropertyName = "AcceptedOutcome")]
[JsonSerializable(typeof(TradeOutcome.Cancelled), TypeInfoPropertyName = "CancelledOutcome")]
[JsonSerializable(typeof(OrderTerms))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(Portfolio))]
[JsonSerializable(typeof(CorporateAction))]
[JsonSerializable(typeof(DueDividend))]
[JsonSerializable(typeof(DueDividends))]
[JsonSerializable(typeof(SessionResult))]
[JsonSerializable(typeof(SessionResult.Traded))]
[JsonSerializable(typeof(SessionResult.Held), TypeInfoPropertyName = "HeldResult")]
[JsonSerializable(typeof(SessionResult.Undecided))]
[JsonSerializable(typeof(SessionResult.Faulted))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(List<LedgerEntry>))]
[JsonSerializable(typeof(Dictionary<Symbol, Quantity>))]
[JsonSerializable(typeof(AccountTerms))]
[JsonSerializable(typeof(SessionOutcomeCounts))]
internal sealed partial class ValueJsonContext : JsonSerializerContext;
