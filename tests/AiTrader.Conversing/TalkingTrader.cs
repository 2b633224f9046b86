using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools;

namespace AiTrader.Conversing;

/// <summary>A trader whose model is the <see cref="AttentiveModel"/>, and the sessions that it has.</summary>
public static class TalkingTrader
{
    /// <summary>Runs the sessions of a long market that are not completed.</summary>
    /// <param name="days">How many sessions.</param>
    /// <param name="signature">Whose.</param>
    /// <param name="store">Where it trades, and where it is written what was said.</param>
    /// <param name="tell">Told of each question, as in <c>ask 2025-01-03#2</c>, before it is answered.</param>
    public static async Task<TraderRun> RunAsync(int days, string signature, IStore store, Action<string> tell)
    {
        var market = LongMarket.Of(days);
        var floor = new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
        var client = new ScriptedChatClient(messages =>
        {
            tell($"ask {messages[1].Text.Split(' ')[^1].TrimEnd('.')}#{AttentiveModel.TurnOf(messages)}");
            return AttentiveModel.Reply(messages);
        });
        var trader = new Trader(Signature.Parse(signature), ModelId.Parse("test/model"), new ChatDecisionMaker(client))
        {
            Cash = new Money(5_000),
        };
        return (
            await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None)
        )[0];
    }
}
