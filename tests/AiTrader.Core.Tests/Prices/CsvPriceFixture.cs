using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

/// <summary>Tests with a folder for files of prices as tables.</summary>
public abstract class CsvPriceFixture
{
    /// <summary>The folder of the test under way.</summary>
    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => Folder.Dispose();

    protected CsvPriceSource Source(params IEnumerable<string> lines) => new(Folder.Write("prices.csv", lines));

    protected string[] Read(params IEnumerable<string> lines) => PriceFiles.Lines(Source(lines).Read());

    protected string[] ReadText(string text) =>
        PriceFiles.Lines(new CsvPriceSource(Folder.WriteText("prices.csv", text)).Read());
}
