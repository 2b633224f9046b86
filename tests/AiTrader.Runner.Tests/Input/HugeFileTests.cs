using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Input;

/// <summary>
/// A file that is not what it seems is bad input: it fills neither the memory nor the time, whichever option names it.
/// Each option gets one of the files, and those of run all of them; tests/every.runsettings gives all to each.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Long)]
[Platform("Linux")]
internal sealed class HugeFileTests
{
    private const int Huge = 1 << 30;
    private const long MostBytes = 200L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3);

    // A command that works, but for the option that is replaced.
    private static readonly Dictionary<string, string> Calls = new()
    {
        ["run"] = "--market us --prices prices.csv --traders cash --store memory --news news.jsonl",
        ["replay"] =
            "--market us --prices prices.csv --orders orders.jsonl --signature alice --model test/model --cash 1000 "
            + "--opened 2025-10-06 --out outcomes.jsonl --store memory",
        ["ledger show"] = "--store sqlite:absent.db",
        ["ledger verify"] = "--store sqlite:absent.db",
        ["ledger export"] = "--store sqlite:absent.db",
        ["ledger set-model"] = "--store sqlite:absent.db --signature alice --model test/model",
        ["ledger set-mandate"] = "--store sqlite:absent.db --signature alice --clear",
        ["ledger approve"] = "--store sqlite:absent.db --signature alice --order 2025-10-06#1",
        ["ledger withdraw"] = "--store sqlite:absent.db --signature alice --session 2025-10-06",
        ["ledger backup"] = "--store sqlite:absent.db --to copy.db",
        ["report"] = "--store sqlite:absent.db --prices prices.csv --out report",
        ["mcp"] =
            "--http 0.0.0.0:0 --market us --prices prices.csv --store sqlite:new.db --seal-key-file seal.key "
            + "--bearer-key-file bearer.key --news news.jsonl",
        ["doctor"] = "--store sqlite:absent.db --seal-key-file seal.key",
        ["seal"] = "--seal-key-file seal.key --signature alice --at 2025-10-06 --model test/model",
        ["claim"] = "--store sqlite:absent.db",
        ["audit"] = "--market us --prices prices.csv --records states.jsonl --orders orders.jsonl",
        ["bundle"] = "--store sqlite:absent.db --prices prices.csv --out bundle.zip",
        ["reproduce"] = "bundle.zip --prices prices.csv",
        ["lookahead"] = "--store sqlite:absent.db --prices prices.csv",
        ["serve"] =
            "--http 0 --market us --prices prices.csv --traders cash --store sqlite:served.db --news news.jsonl",
        ["user add"] = "--store sqlite:absent.db --name ada",
        ["user list"] = "--store sqlite:absent.db",
        ["user remove"] = "--store sqlite:absent.db --name ada",
        ["user rotate"] = "--store sqlite:absent.db --name ada",
        ["import"] = "--from prices.csv --out imported",
    };

    private static TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public static void CreateFiles()
    {
        _folder = new TemporaryFolder();
        using (var line = File.Create(_folder.File("huge")))
        {
            line.Write("a line that does not end"u8);
            line.SetLength(Huge);
        }

        using (var bomb = new GZipStream(File.Create(_folder.File("bomb")), CompressionLevel.Fastest))
        {
            byte[] block = new byte[1 << 20];
            Array.Fill(block, (byte)'7');
            for (int i = 0; i < Huge / block.Length; i++)
            {
                bomb.Write(block);
            }
        }

        foreach (string ending in (string[])[".csv", ".jsonl", ".json", ".key", ".db", ".recorded.jsonl"])
        {
            File.CreateSymbolicLink(_folder.File($"huge{ending}"), _folder.File("huge"));
            File.CreateSymbolicLink(_folder.File($"zero{ending}"), "/dev/zero");
            File.CreateSymbolicLink(_folder.File($"bomb{ending}.gz"), _folder.File("bomb"));
        }

        File.WriteAllText(_folder.File("prices.csv"), "timestamp,symbol,open,high,low,close,volume\n");
        File.AppendAllText(_folder.File("prices.csv"), "2025-10-06,AAA,1,1,1,1,1\n2025-10-07,AAA,1,1,1,1,1\n");
        File.WriteAllText(_folder.File("news.jsonl"), """{"published":"2025-10-01T13:05:00Z","title":"A"}""");
        File.WriteAllText(
            _folder.File("orders.jsonl"),
            """{"date":"2025-10-06","sequence":1,"action":"hold"}""" + "\n"
        );
        File.WriteAllText(_folder.File("states.jsonl"), """{"date":"2025-10-06","id":0,"positions":{"CASH":1}}""");
        File.WriteAllText(_folder.File("seal.key"), $"one {Convert.ToBase64String(new byte[32])}\n");
        File.WriteAllText(_folder.File("bearer.key"), new string('k', 20));
    }

    [OneTimeTearDown]
    public static void RemoveFiles() => _folder.Dispose();

    [TestCaseSource(nameof(Files))]
    public async Task It_is_bad_input_in_little_memory_and_time(string command, string option, string file)
    {
        string[] arguments = [.. command.Split(' '), .. Calls[command].Split(' ').Where(part => part.Length > 0)];
        int store = Array.IndexOf(arguments, "--store");
        if (option == "--store-file" && store >= 0)
        {
            arguments = [.. arguments[..store], .. arguments[(store + 2)..]];
        }

        int at = Array.IndexOf(arguments, option);
        arguments = at < 0 ? [.. arguments, option, file] : [.. arguments[..(at + 1)], file, .. arguments[(at + 2)..]];
        var (result, peak) = await RunAsync(arguments);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
            Assert.That(result.ErrorLines, Is.Not.Empty);
            Assert.That(peak.Bytes, Is.InRange(1, MostBytes), "the most memory in bytes");
            Assert.That(peak.Time, Is.LessThan(MostTime));
        });
    }

    // On a machine that is busy, it can end before anybody has looked at it; then it is run again.
    private static async Task<(ProgramResult Result, (long Bytes, TimeSpan Time) Peak)> RunAsync(string[] arguments)
    {
        for (int run = 1; ; run++)
        {
            using var process = new AitraderProgram(_folder.Path).Start(arguments);
            var looking = Task.Factory.StartNew(
                () => PeakOf(process),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            var result = await AitraderProgram.EndAsync(process);
            if (await looking is var peak && (peak.Bytes > 0 || run == 3))
            {
                return (result, peak);
            }
        }
    }

    private static IEnumerable<TestCaseData> Files() =>
        from option in FileOptions.All.Index()
        let files = FilesOf(option.Item.Option.Name).ToList()
        let isWhole = option.Item.Command == "run" || EveryCase.IsAsked
        from file in isWhole ? files : [files[option.Index % files.Count]]
        select new TestCaseData(option.Item.Command, option.Item.Option.Name, file);

    private static IEnumerable<string> FilesOf(string option) =>
        option switch
        {
            "--prices" => Of(".csv", ".jsonl"),
            "--from" => Of(".csv", ".jsonl", ".json"),
            "--orders" or "--news" => Of(".jsonl"),
            "--records" => Of(".jsonl", ".recorded.jsonl"),
            "--traders" => ["huge.json", "zero.json"],
            "--store" => ["sqlite:huge.db", "sqlite:zero.db"],
            _ => ["huge.key", "zero.key"],
        };

    private static IEnumerable<string> Of(params string[] endings) =>
        endings.SelectMany(ending => (string[])[$"huge{ending}", $"zero{ending}", $"bomb{ending}.gz"]);

    // The kernel's own marks, read by a thread of its own until the process has ended.
    private static (long Bytes, TimeSpan Time) PeakOf(Process process)
    {
        (long Bytes, TimeSpan Time) peak = default;
        try
        {
            while (true)
            {
                string[] lines = File.ReadAllLines($"/proc/{process.Id}/status");
                if (lines.FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is not { } mark)
                {
                    return peak;
                }

                peak = (long.Parse(mark.Split()[^2], CultureInfo.InvariantCulture) << 10, process.TotalProcessorTime);
                Thread.Sleep(2);
            }
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException)
        {
            return peak;
        }
    }
}
