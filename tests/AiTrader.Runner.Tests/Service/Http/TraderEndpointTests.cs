using System.Net;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary><c>/v1/models</c> and <c>/v1/traders</c>.</summary>
internal sealed class TraderEndpointTests : HttpFixture
{
    private const string Address = "/v1/traders";

    [Test]
    public async Task The_models_are_listed_without_endpoints_and_keys()
    {
        var models = await ServedHttp.GetAsync(Ada, "/v1/models");

        var demo = models["items"]!.AsArray().Single(model => model!["modelId"]!.GetValue<string>() == "scripted/demo");
        Assert.That(
            demo!.ToJsonString(),
            Is.EqualTo("""{"modelId":"scripted/demo","isBaseline":false,"budget":{"turns":12,"wallTime":600}}""")
        );
        Assert.That(models.ToJsonString(), Does.Not.Contain("key").IgnoreCase.And.Not.Contain("endpoint"));
    }

    [Test]
    public async Task A_trader_is_registered_with_all_of_its_terms_and_read_again()
    {
        const string Asked = """
            {
              "signature": "mine", "modelId": "scripted/demo", "cash": 5000.5, "prompt": "Trade. {prices}",
              "memory": true, "budget": { "turns": 3, "wallTime": 60 },
              "mandate": { "universe": ["SYN01"], "orderLimit": 100, "until": "2024-12-31" }
            }
            """;

        var (status, created) = await ServedHttp.SendAsync(Ada, HttpMethod.Post, Address, Asked);

        var expected = JsonNode.Parse(Asked)!.AsObject();
        expected.Insert(1, "owner", "ada");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(JsonNode.DeepEquals(created, expected), Is.True, $"{created}");
        Assert.That(JsonNode.DeepEquals(await ServedHttp.GetAsync(Ada, $"{Address}/mine"), expected), Is.True);
    }

    [Test]
    public async Task The_same_trader_is_registered_once()
    {
        const string Same = """{"signature":"mine","modelId":"scripted/demo"}""";
        await ServedHttp.SendAsync(Ada, HttpMethod.Post, Address, Same);

        var (again, _) = await ServedHttp.SendAsync(Ada, HttpMethod.Post, Address, Same);
        var (other, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            Address,
            """{"signature":"mine","modelId":"baseline/cash"}"""
        );

        Assert.That(again, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(other, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(problem!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.SignatureTaken.Type));
        Assert.That(
            (await ServedHttp.GetAsync(Ada, $"{Address}/mine"))["modelId"]!.GetValue<string>(),
            Is.EqualTo("scripted/demo")
        );
    }

    [Test]
    public async Task A_signature_of_another_user_is_taken_and_stays_its_own()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");

        var (status, _) = await ServedHttp.SendAsync(
            Bob,
            HttpMethod.Post,
            Address,
            """{"signature":"mine","modelId":"scripted/demo"}"""
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            (await ServedHttp.GetAsync(Ada, $"{Address}/mine"))["owner"]!.GetValue<string>(),
            Is.EqualTo("ada")
        );
    }

    [Test]
    public async Task Of_many_posts_at_once_for_one_signature_one_user_gets_it()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number =>
                    ServedHttp.SendAsync(
                        number % 2 == 0 ? Ada : Bob,
                        HttpMethod.Post,
                        Address,
                        """{"signature":"mine","modelId":"scripted/demo"}"""
                    )
                )
        );

        var owners = answers
            .Where(answer => answer.Status is HttpStatusCode.Created or HttpStatusCode.OK)
            .Select(answer => answer.Body!["owner"]!.GetValue<string>())
            .Distinct();
        Assert.That(owners.Count(), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Conflict), Is.EqualTo(10));
    }

    [Test]
    public async Task A_ledger_that_nobody_registered_is_an_admin_s_to_see_and_to_register()
    {
        var context = TradingContext.For("old").Using("baseline/cash").At("2024-01-02");
        await Store.Ledgers.OpenAccountAsync(context, AccountTerms.Create(Market.Us, new Money(10_000)));
        const string Old = """{"signature":"old","modelId":"baseline/cash","cash":10000}""";

        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"{Address}/old")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Eve, HttpMethod.Get, $"{Address}/old")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Post, Address, Old)).Status,
            Is.EqualTo(HttpStatusCode.Conflict)
        );
        Assert.That(
            (await ServedHttp.GetAsync(Root, $"{Address}/old"))["account"]!["entries"]!.GetValue<int>(),
            Is.EqualTo(1)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Root, HttpMethod.Post, Address, Old)).Status,
            Is.EqualTo(HttpStatusCode.Created)
        );
    }

    [TestCase("")]
    [TestCase("gpt-9", Description = "A model id, but of no model that is offered.")]
    public async Task Every_problem_of_a_request_is_named_at_once(string model)
    {
        var (status, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            Address,
            $$$"""
            {"signature":"../etc","modelId":"{{{model}}}","cash":-1,"keyFile":"/etc/passwd","budget":{"turns":0}}
            """
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.InvalidRequest.Type));
        Assert.That(
            problem["errors"]!.AsObject().Select(error => error.Key),
            Is.EquivalentTo((string[])["$.signature", "$.modelId", "$.cash", "$.keyFile", "$.budget.turns"])
        );
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("a\\u0000b")]
    [TestCase("а")]
    [TestCase("a\\u202eb")]
    [TestCase("a b")]
    [TestCase("..")]
    [TestCase("con/../x")]
    public async Task A_hostile_name_is_refused_and_shown_harmlessly(string name)
    {
        var (status, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            Address,
            $$"""{"signature":"{{name}}","modelId":"scripted/demo"}"""
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!.ToJsonString(), Does.Not.Contain("<script").And.Not.Contain("\u202e"));
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Traders_are_listed_in_pages()
    {
        foreach (string name in (string[])["c", "a", "b"])
        {
            await ServedHttp.RegisterAsync(Ada, name);
        }

        await ServedHttp.RegisterAsync(Bob, "aa");
        var first = await ServedHttp.GetAsync(Ada, $"{Address}?count=2");
        var second = await ServedHttp.GetAsync(Ada, $"{Address}?count=2&after={first["next"]}");

        Assert.That(NamesOf(first), Is.EqualTo("a,b"));
        Assert.That(NamesOf(second), Is.EqualTo("c"));
        Assert.That(second["next"], Is.Null);
    }

    [TestCase("count=0")]
    [TestCase("count=501")]
    [TestCase("count=-1")]
    [TestCase("count=x")]
    [TestCase("after=../x")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"{Address}?{query}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!.AsObject().Single().Key, Is.EqualTo(query.Split('=')[0]));
    }

    private static string NamesOf(JsonNode page) =>
        string.Join(',', page["items"]!.AsArray().Select(item => item!["signature"]!.GetValue<string>()));
}
