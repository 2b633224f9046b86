using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Chat;

public sealed class TradingPromptTests
{
    private const string Free = "whole units only; what is bought can be sold at once; no selling short; no credit.";

    [Test]
    public async Task A_model_is_told_what_its_account_pays_and_may_not_do()
    {
        var conditions = new TradingConditions
        {
            FeeRate = 0.001m,
            MinimumFee = new Money(1),
            SlippageBasisPoints = 5,
        };
        var mandate = new Mandate
        {
            OrderNotionalLimit = new Money(2_500),
            PositionLimit = 0.4m,
            Until = new DateOnly(2025, 12, 31),
        };

        string told = await PromptAsync(conditions, mandate);

        Assert.That(
            told.ReplaceLineEndings(" "),
            Does.Contain(
                "no credit; fees of 0.1 % and at least 1, slippage of 5 basis points; the mandate of the account: at "
                    + "most 2500 an order, at most 40 % of the equity in a symbol, nothing traded after 2025-12-31."
            )
        );
    }

    [Test]
    public void A_model_is_told_the_rules_of_its_venue() =>
        Assert.That(
            TradingPrompt.RulesOf(
                Market.ChinaA,
                new TradingConditions
                {
                    FeeSchedule = KnownFees.ChinaA,
                    VolumeLimit = 0.1m,
                    PriceLimits = true,
                    OddLots = true,
                    CorporateActions = true,
                },
                Mandate.None
            ),
            Does.EndWith(
                "; the fees of cn (commission, stamp duty, transfer fee), at most 10 % of the volume of a bar for each "
                    + "order, price limits, a whole holding can be sold as an odd lot, splits and dividends; the price "
                    + "limits are 10 %, 20 % for 300…, 301…, 688…, 689… from the last close of an earlier day: at an "
                    + "open at or above the upper one nothing can be bought, at or below the lower one nothing can be "
                    + "sold."
            )
        );

    [Test]
    public async Task An_account_without_conditions_adds_nothing_to_the_rules() =>
        Assert.That(await PromptAsync(TradingConditions.None, Mandate.None), Does.Contain($"Rules: {Free}\n"));

    [Test]
    public async Task A_model_is_told_its_open_orders_and_how_orders_rest()
    {
        string told = await PromptAsync(TradingConditions.None, Mandate.None, OrderTerms.Limit(9, TimeInForce.Gtc));

        Assert.That(
            told.ReplaceLineEndings("\n"),
            Does.Contain("cash 1000 USD (90 reserved by open orders)\n")
                .And.Contain(
                    "Your open orders:\n2025-10-06#1: buy 10 AAA limit 9 gtc, 10 open, reserves 90 USD, since "
                        + "2025-10-06\n"
                )
                .And.Contain("with gtc, until it is filled or canceled")
        );
        Assert.That(
            (await PromptAsync(TradingConditions.None, Mandate.None)).ReplaceLineEndings("\n"),
            Does.Contain("Your open orders:\nnone\n")
        );
    }

    private static async Task<string> PromptAsync(
        TradingConditions conditions,
        Mandate mandate,
        OrderTerms? given = null
    )
    {
        var week = TestMarket.UsWeek();
        var context = Contexts.Alice("2025-10-07");
        await using var store = new InMemoryStore(TimeProvider.System);
        var floor = new TradingFloor(week.MarketData, week.Series, store, RuleBook.Standard);
        await store.Ledgers.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1_000)) with
            {
                Conditions = conditions,
                Mandate = mandate,
            }
        );
        if (given is not null)
        {
            var monday = Contexts.Alice("2025-10-06");
            var order = Order.Buy(ClientOrderId.Create(monday, 1), Symbol.Parse("AAA"), 10) with { Terms = given };
            await floor.Brokerage.SubmitAsync(monday, order);
        }

        string told = "";
        var model = new ScriptedChatClient(messages =>
        {
            told = messages[0].Text;
            return ScriptedChatClient.Say("Done.");
        });

        await floor.Sessions.RunAsync(context, new ChatDecisionMaker(model, new()));

        return told;
    }
}
