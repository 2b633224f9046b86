using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>The prices and the traders of a cluster that is tested.</summary>
internal static class ClusterFiles
{
    /// <summary>The model that decides for a trader.</summary>
    public static string ModelOf(Signature signature) => $"test/{signature}";

    /// <summary>A day, from 0.</summary>
    public static DateOnly DateOf(int day) => new DateOnly(2025, 1, 1).AddDays(day);

    /// <summary>A day as text.</summary>
    public static string Day(int day) => Invariant($"{DateOf(day):yyyy-MM-dd}");

    /// <summary>Writes two symbols whose prices go up and down.</summary>
    public static void WritePrices(string file, int days)
    {
        var csv = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        for (int day = 0; day < days; day++)
        {
            csv.Append(Invariant($"{Day(day)},AAA,{10 + (day % 7)},30,5,12,1000\n"));
            csv.Append(Invariant($"{Day(day)},BBB,{50 - (day % 11)},80,5,42,1000\n"));
        }

        File.WriteAllText(file, csv.ToString());
    }

    /// <summary>Writes traders that ask an endpoint.</summary>
    public static void WriteTraders(string file, IEnumerable<Signature> signatures, string endpoint)
    {
        var traders = signatures.Select(
            JsonNode (signature) =>
                new JsonObject
                {
                    ["signature"] = signature.Value,
                    ["model"] = new JsonObject
                    {
                        ["id"] = ModelOf(signature),
                        ["provider"] = "openai",
                        ["endpoint"] = endpoint,
                    },
                }
        );
        File.WriteAllText(file, new JsonObject { ["traders"] = new JsonArray([.. traders]) }.ToJsonString());
    }

    /// <summary>
    /// Sets the test aside where the settings of the long form, tests/cluster.runsettings, are not given.
    /// </summary>
    public static void RequireLongForm()
    {
        if (!TestContext.Parameters.Exists("silos"))
        {
            Assert.Ignore("It takes more than a minute: tests/cluster.runsettings.");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
