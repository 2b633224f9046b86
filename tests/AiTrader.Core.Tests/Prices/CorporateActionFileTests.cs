using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

public sealed class CorporateActionFileTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("actions.csv")]
    [TestCase("actions.csv.gz")]
    public void What_is_written_is_read_as_it_was(string name)
    {
        string[] lines =
        [
            "2024-12-18,CRM,dividend,0.4,2025-01-09",
            "2025-01-27,AAPL,split,7,",
            "2025-02-03,GS,dividend,3,",
            "2025-03-25,BA,split,0.05,",
        ];

        var actions = CorporateActionFile.Read(
            _folder.Write(name, [CorporateActionFile.Header, .. lines.Reverse(), ""])
        );

        Assert.That(actions.All.Select(CorporateActionFile.Write), Is.EqualTo(lines));
    }

    [Test]
    public void Columns_can_be_in_any_order() =>
        Assert.That(
            CorporateActionFile
                .Read(_folder.Write("a.csv", "Symbol,pay_date,value,kind,ex_date", "AAA,,2,split,2025-10-06"))
                .All.Select(CorporateActionFile.Write),
            Is.EqualTo(new[] { "2025-10-06,AAA,split,2," })
        );

    [TestCase("2025-10-06 10:00,AAA,split,2,", "2025-10-06 10:00", "the ex_date is refused; allowed is a day such as")]
    [TestCase("06.10.2025,AAA,split,2,", "06.10.2025", "the ex_date is refused; allowed is a day such as 2025-10-01")]
    [TestCase("2025-10-06,A A,split,2,", "A A", "the symbol is refused; allowed are ")]
    [TestCase("2025-10-06,AAA,merger,2,", "merger", "the kind is refused; allowed is \"split\" or \"dividend\"")]
    [TestCase("2025-10-06,AAA,Split,2,", "Split", "the kind is refused; allowed is \"split\" or \"dividend\"")]
    [TestCase(
        "2025-10-06,AAA,split,0,",
        "0",
        "the value of a split is refused; allowed are the new units for one old,"
    )]
    [TestCase("2025-10-06,AAA,split,4:1,", "4:1", "the value of a split is refused; allowed are the new units for one")]
    [TestCase(
        "2025-10-06,AAA,split,,",
        "",
        "the value of a split is refused; allowed are the new units for one old, f"
    )]
    [TestCase("2025-10-06,AAA,split,2,2025-10-06", "2025-10-06", "a split has no pay date; leave the field empty")]
    [TestCase("2025-10-06,AAA,dividend,-1,", "-1", "the value of a dividend is refused; allowed is the cash for one u")]
    [TestCase("2025-10-06,AAA,dividend,1e3,", "1e3", "the value of a dividend is refused; allowed is the cash for one")]
    [TestCase("2025-10-06,AAA,dividend,1,2025-10-05", "2025-10-05", "the pay date is before the ex date, 2025-10-06")]
    [TestCase("2025-10-06,AAA,dividend,1,soon", "soon", "the pay_date is refused; allowed is a day such as 2025-10-01")]
    [TestCase("2025-10-06,AAA,dividend,1", "2025-10-06,AAA,dividend,1", "the line has 4 fields; the header has 5")]
    [TestCase(
        "2025-10-02,AAA,split,3,",
        "3:1 split of AAA on 2025-10-02",
        "AAA has a split on this day already, on li"
    )]
    public void A_line_that_cannot_be_true_is_refused_with_its_value_and_what_is_allowed(
        string line,
        string value,
        string reason
    )
    {
        string path = _folder.Write("actions.csv", CorporateActionFile.Header, "2025-10-02,AAA,split,2,", line);

        var refusal = Assert.Throws<DataFileException>(() => CorporateActionFile.Read(path));

        Assert.That((refusal!.SourceName, refusal.Line, refusal.Value), Is.EqualTo((path, 3L, value)));
        Assert.That(refusal.Reason, Does.StartWith(reason));
    }

    [TestCase("ex_date,symbol,kind,value", "the column 'pay_date' is missing")]
    [TestCase("ex_date;symbol;kind;value;pay_date", "separated by semicolons")]
    [TestCase("", "the file is empty")]
    public void A_header_that_is_not_that_of_actions_is_refused(string header, string reason) =>
        Assert.That(
            () => CorporateActionFile.Read(_folder.WriteText("actions.csv", header)),
            Throws.TypeOf<DataFileException>().With.Message.Contains(reason).And.Message.Contains("line 1")
        );

    [Test]
    public void A_line_without_an_end_is_refused_before_it_fills_the_memory() =>
        Assert.That(
            () =>
                CorporateActionFile.Read(
                    _folder.Write(
                        "actions.csv",
                        CorporateActionFile.Header,
                        "2025-10-06,AAA,split,2,",
                        new string('7', 1 << 17)
                    )
                ),
            Throws.TypeOf<DataFileException>().With.Message.Contains("line 3").And.Message.Contains("65,536")
        );

    [TestCase("us_dividends", 0, 41)]
    [TestCase("us_splits", 18, 41)]
    public void The_actions_of_the_corpus_are_read(string set, int splits, int dividends)
    {
        string path = SharedCorpus.PathOf("actions", "actions", $"{set}.csv");

        var actions = CorporateActionFile.Read(path);

        Assert.That(
            (actions.All.Count(action => action.IsSplit), actions.All.Count(action => !action.IsSplit)),
            Is.EqualTo((splits, dividends))
        );
        Assert.That(actions.All.Select(CorporateActionFile.Write), Is.EqualTo(File.ReadLines(path).Skip(1)));
    }
}
