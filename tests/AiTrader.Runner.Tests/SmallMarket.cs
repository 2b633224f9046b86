using AiTrader.Testing;

namespace AiTrader.Runner.Tests;

/// <summary>Two US symbols on three days, and four orders; files of a folder of their own.</summary>
internal sealed class SmallMarket : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallMarket()
    {
        File.WriteAllText(
            Prices,
            """
            timestamp,symbol,open,high,low,close,volume
            2025-10-06,AAA,10,11,9,10.5,1000
            2025-10-06,BBB,100,101,99,100.5,1000
            2025-10-07,AAA,11,12,10,11.5,1000
            2025-10-07,BBB,99,100,98,99.5,1000
            2025-10-08,AAA,12,,,,
            2025-10-08,BBB,98,,,,

            """
        );
        File.WriteAllText(
            Orders,
            """
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10}
            {"date":"2025-10-06","sequence":2,"action":"buy","symbol":"BBB","quantity":1000}
            {"date":"2025-10-07","sequence":3,"action":"hold"}
            {"date":"2025-10-08","sequence":4,"action":"sell","symbol":"AAA","quantity":10}

            """
        );
    }

    public string Prices => _folder.File("prices.csv");

    public string Orders => _folder.File("orders.jsonl");

    /// <summary>What becomes of the orders with 1000 dollars.</summary>
    public static string Outcomes =>
        """
            {"date":"2025-10-06","sequence":1,"status":"filled","reason":null,"cash":"900","holdings":{"AAA":"10"}}
            {"date":"2025-10-06","sequence":2,"status":"denied","reason":"insufficient_cash","cash":"900",\
            "holdings":{"AAA":"10"}}
            {"date":"2025-10-07","sequence":3,"status":"held","reason":null,"cash":"900","holdings":{"AAA":"10"}}
            {"date":"2025-10-08","sequence":4,"status":"filled","reason":null,"cash":"1020","holdings":{}}

            """.Unwrap();

    /// <summary>The arguments of a replay with 1000 dollars, some of them replaced.</summary>
    public string[] Replay(params (string Option, string Value)[] replaced)
    {
        var options = new Dictionary<string, string>
        {
            ["--market"] = "us",
            ["--prices"] = Prices,
            ["--orders"] = Orders,
            ["--signature"] = "alice",
            ["--model"] = "test/model",
            ["--cash"] = "1000",
            ["--opened"] = "2025-10-06",
            ["--out"] = "outcomes.jsonl",
        };
        foreach (var (option, value) in replaced)
        {
            options[option] = value;
        }

        return ["replay", .. options.SelectMany(option => (string[])[option.Key, option.Value])];
    }

    public void Dispose() => _folder.Dispose();
}
