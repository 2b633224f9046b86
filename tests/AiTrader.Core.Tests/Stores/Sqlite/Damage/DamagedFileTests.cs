using System.Globalization;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite.Damage;

/// <summary>
/// A file with a flipped bit or a zeroed block is refused, or the damage is harmless: all later acts equal those on the
/// whole file. tests/damage.runsettings tries 2,000 flips, 500 blocks and each bit of the header.
/// </summary>
[Category(TestCategory.Long)]
[Parallelizable(ParallelScope.All)]
public sealed class DamagedFileTests
{
    private const int Batch = 20;

    private static readonly Lazy<Task<byte[]>> Whole = new(FilledFile.CreateAsync);
    private static readonly Lazy<Task<IReadOnlyList<string>>> Expected = new(async () =>
        (await ActAsync(await Whole.Value)).Results
    );

    private static IEnumerable<int> Flips => Enumerable.Range(1, Parameter("flips", 80) / Batch);

    private static IEnumerable<int> Blocks => Enumerable.Range(1, Parameter("blocks", 40) / Batch);

    private static IEnumerable<int> HeaderBytes => Enumerable.Range(0, 25).Select(number => number * 4);

    [TestCaseSource(nameof(Flips))]
    public async Task A_flipped_bit_is_refused_or_harmless(int seed)
    {
        var random = new Random(seed);
        var indexes = FilledFile.IndexPages(await Whole.Value);
        var results = new List<DamageResult>();
        for (int i = 0; i < Batch; i++)
        {
            byte[] file = [.. await Whole.Value];
            int place =
                i % 2 == 0
                    ? indexes[random.Next(indexes.Count)] + random.Next(FilledFile.PageSize)
                    : random.Next(file.Length);
            file[place] ^= (byte)(1 << random.Next(8));
            results.Add(await TryAsync(file, $"a bit of byte {place}"));
        }

        AssertSafe(results);
    }

    [TestCaseSource(nameof(HeaderBytes))]
    public async Task A_flipped_bit_of_the_header_is_refused_or_harmless(int first)
    {
        var results = new List<DamageResult>();
        for (int bit = first * 8; bit < (first + 4) * 8; bit += Parameter("header-step", 5))
        {
            byte[] file = [.. await Whole.Value];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            results.Add(await TryAsync(file, $"bit {bit % 8} of byte {bit / 8}"));
        }

        AssertSafe(results);
    }

    [TestCaseSource(nameof(Blocks))]
    public async Task A_zeroed_block_is_refused_or_harmless(int seed)
    {
        var random = new Random(seed);
        var results = new List<DamageResult>();
        for (int i = 0; i < Batch; i++)
        {
            byte[] file = [.. await Whole.Value];
            int size = i % 2 == 0 ? 512 : FilledFile.PageSize;
            int place = size * random.Next(file.Length / size);
            Array.Clear(file, place, size);
            results.Add(await TryAsync(file, $"{size} bytes at {place}"));
        }

        AssertSafe(results);
    }

    private static int Parameter(string name, int value) =>
        int.Parse(
            TestContext.Parameters.Get(name, value.ToString(CultureInfo.InvariantCulture)),
            CultureInfo.InvariantCulture
        );

    private static void AssertSafe(List<DamageResult> results)
    {
        TestContext.Out.WriteLine(
            $"{results.FindAll(result => result.Refusal is not null).Count} of {results.Count} refused, "
                + "the others harmless"
        );
        Assert.That(results.Where(result => !result.IsSafe), Is.Empty);
    }

    private static async Task<DamageResult> TryAsync(byte[] file, string damage)
    {
        var (results, failure) = await ActAsync(file);
        var expected = await Expected.Value;
        bool isEqual = results.SequenceEqual(expected.Take(failure is null ? expected.Count : results.Count));
        return new DamageResult(damage, failure, isEqual && failure is null or StoreCorruptedException);
    }

    private static async Task<(IReadOnlyList<string> Results, Exception? Failure)> ActAsync(byte[] file)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("ledger.db"), file);
        var acts = new StoreActs(folder.File("ledger.db"));
        try
        {
            await acts.RunAsync();
            return (acts.Results, null);
        }
        catch (Exception failure)
        {
            return (acts.Results, failure);
        }
    }
}
