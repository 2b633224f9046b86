using System.Text;
using AiTrader.Runner.Json;
using AiTrader.Runner.Models;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Traders;
using AiTrader.Tools;

namespace AiTrader.Runner.Tests.Service.Registrations;

internal sealed class RegistrationReadingTests
{
    private static readonly UserName Ada = UserName.Parse("ada");

    private static readonly OfferedModels Models = OfferedModels.Create(
        [
            new TraderPlan(
                Signature.Parse("paid"),
                null,
                null,
                new ModelPlan(ModelId.Parse("gpt-5"))
                {
                    Connect = DemoScript.Client,
                    Budget = new ChatBudget
                    {
                        Turns = 5,
                        Tokens = 1_000,
                        WallTime = TimeSpan.FromSeconds(30),
                        CostLimit = new CostLimit(0.5m, 1, 2),
                    },
                }
            ),
        ],
        seed: 7,
        news: null
    );

    [Test]
    public void What_is_missing_is_the_default()
    {
        var registration = Read("""{"signature":"one","modelId":"scripted/demo"}""");

        Assert.That(
            registration,
            Is.EqualTo(new Registration(Signature.Parse("one"), Ada, DemoScript.ModelId, new Money(500)))
        );
    }

    [Test]
    public void All_problems_are_found_together_with_their_places()
    {
        var problems = ProblemsOf(
            """
            {
              "signature": "../one", "modelId": "", "cash": -5, "prompt": "{secret}", "memory": 1, "owner": "bob",
              "budget": { "turns": 0, "inputPrice": 0 }, "mandate": { "universe": ["a b"], "until": "soon" }
            }
            """
        );

        Assert.That(
            problems.Select(problem => problem.Place.Path).Distinct(),
            Is.EquivalentTo(
                (string[])
                    [
                        "$.signature",
                        "$.modelId",
                        "$.cash",
                        "$.prompt",
                        "$.memory",
                        "$.owner",
                        "$.budget.turns",
                        "$.budget.inputPrice",
                        "$.mandate.universe[0]",
                        "$.mandate.until",
                    ]
            )
        );
    }

    [TestCase("endpoint", "\"http://localhost\"")]
    [TestCase("keyFile", "\"/etc/passwd\"")]
    [TestCase("keyEnv", "\"OPENAI_API_KEY\"")]
    [TestCase("promptFile", "\"/etc/passwd\"")]
    [TestCase("cassette", "{}")]
    [TestCase("headers", "{}")]
    public void Files_endpoints_and_keys_are_not_accepted(string member, string value)
    {
        var problems = ProblemsOf($$"""{"signature":"one","modelId":"gpt-5","{{member}}":{{value}}}""");

        Assert.That(problems.Single().Place.Path, Is.EqualTo($"$.{member}"));
        Assert.That(problems.Single().What, Does.Contain("not a known property"));
    }

    [TestCase("turns", "6", "5 or less")]
    [TestCase("tokens", "1001", "1000 or less")]
    [TestCase("wallTime", "31", "30 or less")]
    [TestCase("money", "0.51", "0.5 or less")]
    public void A_budget_is_not_wider_than_what_is_offered(string member, string value, string allowed)
    {
        var problems = ProblemsOf($$$"""{"signature":"one","modelId":"gpt-5","budget":{"{{{member}}}":{{{value}}}}}""");

        Assert.That(problems.Single().Place.Path, Is.EqualTo($"$.budget.{member}"));
        Assert.That(problems.Single().What, Does.Contain(allowed));
    }

    [Test]
    public void A_narrow_budget_narrows_and_leaves_the_rest_as_offered()
    {
        var offered = Models.Find(ModelId.Parse("gpt-5"))!.Budget!;

        var narrowed = new OwnBudget(2, null, 10, 0.1m).Narrow(offered, prices: null);

        Assert.That(narrowed.Turns, Is.EqualTo(2));
        Assert.That(narrowed.Tokens, Is.EqualTo(1_000));
        Assert.That(narrowed.WallTime, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(narrowed.CostLimit!.Limit, Is.EqualTo(0.1m));
        Assert.That(narrowed.CostLimit.Prices.Output, Is.EqualTo(2));
    }

    [Test]
    public void A_limit_in_money_needs_prices()
    {
        var problems = ProblemsOf("""{"signature":"one","modelId":"scripted/demo","budget":{"money":1}}""");

        Assert.That(problems.Single().What, Does.Contain("prices"));
    }

    [Test]
    public void A_model_that_is_not_offered_is_refused_with_what_is()
    {
        var problems = ProblemsOf("""{"signature":"one","modelId":"gpt-4"}""");

        Assert.That(problems.Single().What, Does.Contain("gpt-5").And.Contain("baseline/momentum"));
    }

    [Test]
    public void A_baseline_takes_no_prompt_memory_and_budget()
    {
        var problems = ProblemsOf(
            """{"signature":"one","modelId":"baseline/cash","prompt":"Hi","memory":true,"budget":{}}"""
        );

        Assert.That(
            problems.Select(problem => problem.Place.Path),
            Is.EqualTo((string[])["$.prompt", "$.memory", "$.budget"])
        );
    }

    [Test]
    public void A_trader_enters_with_its_own_cash_mandate_and_model()
    {
        var registration = Read(
            """{"signature":"one","modelId":"baseline/momentum","cash":7,"mandate":{"ordersPerSession":2}}"""
        );

        var trader = Models.Enter(registration)!;

        Assert.That(trader.Signature.Value, Is.EqualTo("one"));
        Assert.That(trader.ModelId.Value, Is.EqualTo("baseline/momentum"));
        Assert.That(trader.Cash, Is.EqualTo(new Money(7)));
        Assert.That(trader.Mandate!.OrdersPerSession, Is.EqualTo(2));
    }

    private static Registration Read(string json)
    {
        var problems = new List<JsonProblem>();
        var place = JsonPlaceReader.Read(Encoding.UTF8.GetBytes(json));
        var reading = new RegistrationReading(problems);
        var registration = reading.Read(place, Ada, new Money(500));
        Assert.That(problems, Is.Empty);
        reading.CheckModel(place, registration!, Models);
        Assert.That(problems, Is.Empty);
        return registration!;
    }

    private static List<JsonProblem> ProblemsOf(string json)
    {
        var problems = new List<JsonProblem>();
        var place = JsonPlaceReader.Read(Encoding.UTF8.GetBytes(json));
        var reading = new RegistrationReading(problems);
        if (reading.Read(place, Ada, new Money(500)) is { } registration)
        {
            reading.CheckModel(place, registration, Models);
        }

        return problems;
    }
}
