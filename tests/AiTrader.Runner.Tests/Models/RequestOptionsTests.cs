using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>What a traders file says of the requests, as an endpoint receives it.</summary>
internal sealed class RequestOptionsTests : ModelRunFixture
{
    private const string Options =
        """ "temperature": 0.25, "topP": 0.5, "seed": 7, "maxTokens": 500, "reasoning": "low","""
        + """ "parallelToolCalls": false, "headers": { "X-Title": "AiTrader" },"""
        + """ "body": { "provider": { "only": ["a", 1.50, null, true] }, "top_p": 0.75 } """;

    [Test]
    public async Task Options_headers_and_members_arrive_and_the_user_s_members_win()
    {
        var sent = (await AskAsync("openai", Options)).Body;

        Assert.Multiple(() =>
        {
            Assert.That(sent.GetProperty("temperature").GetDecimal(), Is.EqualTo(0.25));
            Assert.That(sent.GetProperty("top_p").GetDecimal(), Is.EqualTo(0.75));
            Assert.That(sent.GetProperty("seed").GetInt64(), Is.EqualTo(7));
            Assert.That(sent.GetProperty("max_completion_tokens").GetInt32(), Is.EqualTo(500));
            Assert.That(sent.GetProperty("reasoning_effort").GetString(), Is.EqualTo("low"));
            Assert.That(sent.GetProperty("parallel_tool_calls").GetBoolean(), Is.False);
            Assert.That(sent.GetProperty("provider").GetRawText(), Is.EqualTo("""{"only":["a",1.50,null,true]}"""));
        });
    }

    [Test]
    public async Task Without_options_nothing_is_sent_that_an_endpoint_may_refuse()
    {
        var sent = (await AskAsync("openai", "\"budget\": {}")).Body;

        Assert.That(
            sent.EnumerateObject().Select(member => member.Name),
            Is.EquivalentTo(new[] { "model", "messages", "tools", "tool_choice" })
        );
    }

    [TestCase("deepseek")]
    [TestCase("gemini")]
    [TestCase("openrouter")]
    [TestCase("groq")]
    [TestCase("mistral")]
    [TestCase("xai")]
    [TestCase("moonshot")]
    [TestCase("ollama")]
    [TestCase("llama.cpp")]
    [TestCase("vllm")]
    public async Task Other_providers_know_the_older_name_of_the_limit(string provider)
    {
        var request = await AskAsync(provider, Options);

        Assert.That(request.Path, Is.EqualTo("/v1/chat/completions"));
        Assert.That(request.Headers["X-Title"], Is.EqualTo("AiTrader"));
        Assert.That(request.Authorization, Is.EqualTo($"Bearer {Key}"));
        Assert.That(request.Body.GetProperty("max_tokens").GetInt32(), Is.EqualTo(500));
        Assert.That(request.Body.TryGetProperty("max_completion_tokens", out _), Is.False);
    }

    [Test]
    public async Task Azure_gets_its_version_and_the_key_in_its_own_header()
    {
        var request = await AskAsync("azure", "\"apiVersion\": \"2024-10-21\"");

        Assert.That(request.Path, Is.EqualTo("/v1/chat/completions?api-version=2024-10-21"));
        Assert.That(request.Headers["api-key"], Is.EqualTo(Key));
        Assert.That(request.Authorization, Is.Empty);
    }

    [Test]
    public async Task Anthropic_gets_the_options_of_its_protocol()
    {
        var sent = (await AskAsync("anthropic", "\"temperature\": 0.25, \"maxTokens\": 500")).Body;

        Assert.That(sent.GetProperty("temperature").GetDecimal(), Is.EqualTo(0.25));
        Assert.That(sent.GetProperty("max_tokens").GetInt32(), Is.EqualTo(500));
    }

    [TestCase("\"headers\": { \"Authorization\": \"Bearer x\" }", "headers.Authorization is refused; the program sets")]
    [TestCase("\"headers\": { \"X-Key\": \"{key}\" }", "headers.X-Key holds the key")]
    [TestCase("\"headers\": { \"X\": 1 }", "headers.X is a number; allowed: a string.")]
    [TestCase("\"headers\": { \"a b\": \"1\" }", "is refused; allowed: a name of letters")]
    [TestCase("\"headers\": { \"X\": \"a\\r\\nb\" }", "headers.X is refused; allowed: visible ASCII")]
    [TestCase("\"body\": { \"user\": [\"{key}\"] }", "body.user[0] holds the key")]
    [TestCase("\"body\": { \"messages\": [] }", "body.messages is refused; the session decides it.")]
    [TestCase("\"temperature\": 3", "temperature '3' is refused; allowed: 2 or less.")]
    [TestCase("\"maxTokens\": 0", "maxTokens '0' is refused; allowed: 1 or more.")]
    [TestCase("\"reasoning\": \"much\"", "reasoning 'much' is refused; allowed: none, low, medium, high.")]
    public async Task What_cannot_be_sent_is_refused_without_showing_the_key(string options, string problem)
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        Write(endpoint, "openai", options.Replace("{key}", Key, StringComparison.Ordinal));

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(problem).And.Not.Contain(Key));
        Assert.That(endpoint.Requests, Is.Empty);
    }

    [TestCase("anthropic", "seed", "7")]
    [TestCase("anthropic", "apiVersion", "\"1\"")]
    [TestCase("deepseek", "apiVersion", "\"1\"")]
    public async Task What_a_provider_does_not_take_is_refused(string provider, string name, string value)
    {
        WriteTraders(
            $$"""{ "signature": "alice", "model": { "provider": "{{provider}}", "id": "m", "{{name}}": {{value}} } }"""
        );

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain($"is refused; the provider '{provider}' takes no \"{name}\"."));
    }

    [Test]
    public async Task Azure_has_no_default_endpoint()
    {
        WriteTraders("""{ "signature": "alice", "model": { "provider": "azure", "id": "m" } }""");

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("model has no \"endpoint\"; the provider 'azure' has no default."));
    }

    private async Task<ModelRequest> AskAsync(string provider, string options)
    {
        await using var endpoint = new ModelEndpoint(BuyOne);
        Write(endpoint, provider, options);

        await Program.SucceedAsync(Run());

        return endpoint.Requests[0];
    }

    private void Write(ModelEndpoint endpoint, string provider, string options)
    {
        PlantKey();
        WriteTraders(
            $$"""{ "signature": "alice", "cash": 500, "model": { "provider": "{{provider}}", "keyFile": "key.txt","""
                + $$""" "endpoint": "{{endpoint.Address}}", "id": "test/model", {{options}} } }"""
        );
    }
}
