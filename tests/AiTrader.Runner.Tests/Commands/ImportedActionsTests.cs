namespace AiTrader.Runner.Tests.Commands;

/// <summary>Splits and dividends as Polygon and Alpha Vantage answer them.</summary>
internal sealed class ImportedActionsTests : ProgramFixture
{
    private const string PolygonSplits = """
        {
          "results": [
            { "execution_date": "2020-08-31", "id": "E36416cce", "split_from": 1, "split_to": 4, "ticker": "AAPL" },
            { "execution_date": "2005-02-28", "id": "E90a77bdf", "split_from": 3, "split_to": 1, "ticker": "AAA" },
            { "execution_date": "2005-02-30", "split_from": 1, "split_to": 2, "ticker": "AAPL" },
            { "execution_date": "2005-02-28", "split_from": 0, "split_to": 2, "ticker": "BBB" }
          ],
          "next_url": "https://api.polygon.io/v3/splits?cursor=x",
          "status": "OK"
        }
        """;

    private const string PolygonDividends = """
        {"results":[{"cash_amount":0.22,"currency":"USD","declaration_date":"2021-10-28","dividend_type":"CD",
        "ex_dividend_date":"2021-11-05","pay_date":"2021-11-11","record_date":"2021-11-08","ticker":"AAPL"},
        {"cash_amount":0.3,"currency":"CAD","ex_dividend_date":"2021-11-05","pay_date":"2021-11-11","ticker":"CCC"}]}
        """;

    private const string AlphaVantageSplits = """
        {"symbol":"IBM","data":[{"effective_date":"1999-05-27","split_factor":"2.0000"},
        {"effective_date":"1999-05-27","split_factor":"2.0000"}]}
        """;

    private const string AlphaVantageDividends = """
        {"symbol":"IBM","data":[{"ex_dividend_date":"2024-08-09","declaration_date":"2024-07-29",
        "record_date":"2024-08-09","payment_date":"2024-09-10","amount":"1.67"},{"ex_dividend_date":"1999-02-08",
        "declaration_date":"None","record_date":"None","payment_date":"None","amount":"0.22"}]}
        """;

    [Test]
    public async Task The_answers_of_both_become_one_file_of_actions_beside_the_prices()
    {
        Directory.CreateDirectory(Folder.File("downloads"));
        Write("splits.json", PolygonSplits);
        Write("dividends.json", PolygonDividends);
        Write("ibm-splits.json", AlphaVantageSplits);
        Write("ibm-dividends.json", AlphaVantageDividends);
        Write("prices.csv", "timestamp,symbol,open,high,low,close,volume\n2025-10-06,IBM,10,11,9,10.5,1000\n");

        var result = await Program.SucceedAsync("import", "--from", "downloads", "--out", "imported");

        Assert.Multiple(() =>
        {
            Assert.That(
                File.ReadAllLines(Folder.File("imported/actions.csv")),
                Is.EqualTo(
                    new[]
                    {
                        "ex_date,symbol,kind,value,pay_date",
                        "1999-02-08,IBM,dividend,0.22,",
                        "1999-05-27,IBM,split,2,",
                        "2005-02-28,AAA,split,0.3333333333333333333333333333,",
                        "2020-08-31,AAPL,split,4,",
                        "2021-11-05,AAPL,dividend,0.22,2021-11-11",
                        "2024-08-09,IBM,dividend,1.67,2024-09-10",
                    }
                )
            );
            Assert.That(File.Exists(Folder.File("imported/prices.csv")));
            Assert.That(
                result.Output,
                Does.Contain(
                    "3 splits and 3 dividends; 1 of the answers are continued in another one (next_url); 4 refused"
                )
            );
            Assert.That(
                result.Output,
                Does.Match(@"splits\.json, line 5: .*the execution_date '2005-02-30' is refused")
            );
            Assert.That(
                result.Output,
                Does.Match(@"splits\.json, line 6: .*the split_from '0' is not a positive number")
            );
            Assert.That(result.Output, Does.Match(@"dividends\.json, line 3: .*the dividend is paid in 'CAD'"));
            Assert.That(
                result.Output,
                Does.Match(@"ibm-splits\.json, line 2: .*IBM has a split on this day already, on line 1")
            );
        });
    }

    [Test]
    public async Task A_file_of_actions_needs_no_prices()
    {
        File.WriteAllText(Folder.File("splits.json"), AlphaVantageSplits);

        await Program.SucceedAsync("import", "--from", "splits.json", "--out", "imported");

        Assert.That(
            Directory.EnumerateFiles(Folder.File("imported")).Select(Path.GetFileName),
            Is.EqualTo(new[] { "actions.csv" })
        );
    }

    private void Write(string name, string text) => File.WriteAllText(Folder.File($"downloads/{name}"), text);
}
