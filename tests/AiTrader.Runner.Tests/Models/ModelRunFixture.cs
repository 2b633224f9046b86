using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>A test that runs models of a traders file, over real HTTP.</summary>
internal abstract class ModelRunFixture : ProgramFixture
{
    /// <summary>A key that must be seen nowhere.</summary>
    protected const string Key = "sk-planted+key/0123456789";

    /// <summary>What they trade.</summary>
    protected SmallMarket Market { get; } = new();

    [TearDown]
    public void DeleteMarket() => Market.Dispose();

    /// <summary>Buys one share, and says that it is done.</summary>
    protected static ModelAnswer BuyOne(ModelRequest request) =>
        request.Turn == 0 ? ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":1}""")) : ModelAnswer.Say("Done.");

    /// <summary>Holds.</summary>
    protected static ModelAnswer Hold(string reason) => ModelAnswer.Call(("hold", $$"""{"reason":"{{reason}}"}"""));

    /// <summary>The address as a provider wants it: Anthropic's clients add the version of the protocol.</summary>
    protected static string AddressOf(ModelEndpoint endpoint, string provider) =>
        provider == "anthropic" ? endpoint.Address.GetLeftPart(UriPartial.Authority) : $"{endpoint.Address}";

    /// <summary>A trader of a traders file, whose model is at an endpoint.</summary>
    protected static string Model(
        string signature,
        ModelEndpoint endpoint,
        string more = "\"budget\": { \"wallTime\": 60 }"
    ) =>
        $$"""{ "signature": "{{signature}}", "cash": 500, "model": { "provider": "openai","""
        + $$""" "endpoint": "{{endpoint.Address}}", "id": "test/model", {{more}} } }""";

    /// <summary>The arguments of a run of the traders file.</summary>
    protected string[] Run(string store = "ledgers.db") =>
        ["run", "--traders", "traders.json", "--prices", Market.Prices, "--store", $"sqlite:{store}"];

    /// <summary>Writes the traders file.</summary>
    protected void WriteTraders(params string[] traders) =>
        File.WriteAllText(Folder.File("traders.json"), $$"""{ "traders": [ {{string.Join(", ", traders)}} ] }""");

    /// <summary>Puts the key into <c>key.txt</c>.</summary>
    protected void PlantKey() => File.WriteAllText(Folder.File("key.txt"), Key + "\n");

    /// <summary>Looks for the key in what the program said and in every file but its own.</summary>
    protected void RequireNoKey(ProgramResult result)
    {
        Assert.That(result.Output + result.Error, Does.Not.Contain(Key));
        foreach (string file in Directory.GetFiles(Folder.Path).Where(file => Path.GetFileName(file) != "key.txt"))
        {
            Assert.That(File.ReadAllText(file, System.Text.Encoding.Latin1), Does.Not.Contain(Key), file);
        }
    }
}
