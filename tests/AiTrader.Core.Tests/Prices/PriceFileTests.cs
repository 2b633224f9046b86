using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class PriceFileTests
{
    [TestCase("prices.csv", typeof(CsvPriceSource))]
    [TestCase("prices.csv.gz", typeof(CsvPriceSource))]
    [TestCase("PRICES.CSV.GZ", typeof(CsvPriceSource))]
    [TestCase("prices.jsonl", typeof(JsonLinesPriceSource))]
    [TestCase("a.csv/prices.jsonl.gz", typeof(JsonLinesPriceSource))]
    public void The_name_says_which_reader(string path, Type reader) =>
        Assert.That(PriceFile.CreateSource(path), Is.TypeOf(reader));

    [TestCase("prices.json")]
    [TestCase("prices.txt")]
    [TestCase("prices")]
    [TestCase("prices.gz")]
    [TestCase("prices.csv.zip")]
    [TestCase("csv")]
    public void A_file_of_no_known_kind_is_refused_with_the_known_ones(string path) =>
        Assert.That(
            () => PriceFile.CreateSource(path),
            Throws.ArgumentException.With.Message.Contains(
                $"'{path}' has no known extension; allowed are .csv, .csv.gz, .jsonl, .jsonl.gz."
            )
        );

    [TestCase("")]
    [TestCase(" ")]
    public void No_name_is_refused(string path) =>
        Assert.That(() => PriceFile.CreateSource(path), Throws.ArgumentException);
}
