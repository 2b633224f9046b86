using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

/// <summary>A compressed table reads like a plain one, or not at all.</summary>
public sealed class CsvPriceSourceCompressionTests : CsvPriceFixture
{
    [Test]
    public void A_compressed_file_reads_like_a_plain_one() =>
        Assert.That(
            PriceFiles.Lines(
                new CsvPriceSource(Folder.Write("prices.csv.gz", PriceFiles.Header, PriceFiles.FirstRow)).Read()
            ),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void A_compressed_file_with_a_changed_byte_is_refused()
    {
        string path = Folder.Write("prices.csv.gz", ManyLines());
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^6] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.That(() => new CsvPriceSource(path).Read(), Throws.TypeOf<DataFileException>());
    }

    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.99)]
    public void A_compressed_file_that_was_cut_off_is_refused(double share)
    {
        string path = Folder.Write("prices.csv.gz", ManyLines());
        using (var file = File.OpenWrite(path))
        {
            file.SetLength((long)(file.Length * share));
        }

        Assert.That(
            () => new CsvPriceSource(path).Read(),
            Throws.TypeOf<DataFileException>().With.Message.Contains(path)
        );
    }

    [Test]
    public void A_file_that_only_claims_to_be_compressed_is_refused()
    {
        File.WriteAllText(Folder.File("prices.csv.gz"), PriceFiles.Header);

        Assert.That(
            () => new CsvPriceSource(Folder.File("prices.csv.gz")).Read(),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(1)
        );
    }

    private static IEnumerable<string> ManyLines()
    {
        var random = new Random(1);
        return
        [
            PriceFiles.Header,
            .. Enumerable
                .Range(0, 3000)
                .Select(day =>
                    $"{new DateOnly(2000, 1, 1).AddDays(day):yyyy-MM-dd},AAA,10,12,9,11,{random.Next(1_000_000)}"
                ),
        ];
    }
}
