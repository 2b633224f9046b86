using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class CsvPriceSourceTests : CsvPriceFixture
{
    [Test]
    public void Blank_lines_are_passed_over() =>
        Assert.That(
            Read(
                "timestamp, symbol, open, high, low, close, volume",
                "2025-10-01,AAA,10,12,9,11,1000",
                "",
                "  ",
                "2025-10-02,AAA,10,12,9,11,1000",
                "",
                ""
            ),
            Has.Length.EqualTo(2)
        );

    [Test]
    public void A_row_becomes_a_bar() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Columns_may_stand_in_another_order_among_others_and_in_other_case() =>
        Assert.That(
            Read("Volume,note,close,LOW,high,open,Symbol,Timestamp", "1000,x,11,9,12,10,AAA,2025-10-01"),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Fields_may_be_quoted() =>
        Assert.That(
            Read("\"timestamp\",symbol,open,high,low,close,volume", "\"2025-10-01\",\"AAA\",\"10\",12,9,11,\"1000\""),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Lines_may_end_as_on_Windows() =>
        Assert.That(
            ReadText($"{PriceFiles.Header}\r\n{PriceFiles.FirstRow}\r\n2025-10-02,AAA,10,12,9,11,1000\r\n"),
            Has.Length.EqualTo(2)
        );

    [Test]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.That(ReadText($"\ufeff{PriceFiles.Header}\n{PriceFiles.FirstRow}\n"), Has.Length.EqualTo(1));

    [Test]
    public void The_last_line_need_not_end() =>
        Assert.That(ReadText($"{PriceFiles.Header}\n{PriceFiles.FirstRow}"), Has.Length.EqualTo(1));

    [Test]
    public void Times_within_a_day_make_an_intraday_series() =>
        Assert.That(
            Source(PriceFiles.Header, "2025-10-01 10:00:00,AAA,10,12,9,11,1000").Read().Resolution,
            Is.EqualTo(Resolution.Intraday)
        );

    [Test]
    public void The_last_stamp_may_have_an_open_alone() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,10.5,,,,"),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000", "AAA 2025-10-02 10.5    " })
        );

    [Test]
    public void The_last_stamp_may_have_no_open_either() =>
        Assert.That(Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,,,,,"), Has.Length.EqualTo(2));

    [Test]
    public void Symbols_may_be_interleaved() =>
        Assert.That(
            Read(
                PriceFiles.Header,
                PriceFiles.FirstRow,
                "2025-10-01,BBB,1,1,1,1,0",
                "2025-10-02,AAA,10,12,9,11,5",
                "2025-10-02,BBB,1,1,1,1,0"
            ),
            Has.Length.EqualTo(4)
        );

    [Test]
    public void Symbols_may_follow_one_another() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,10,12,9,11,5", "2025-10-01,BBB,1,1,1,1,0"),
            Has.Length.EqualTo(3)
        );

    [Test]
    public void A_file_that_is_not_there_cannot_be_opened() =>
        Assert.That(() => new CsvPriceSource(Folder.File("none.csv")).Read(), Throws.InstanceOf<IOException>());
}
