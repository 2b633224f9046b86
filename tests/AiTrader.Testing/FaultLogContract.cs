using AiTrader.Stores;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Testing;

/// <summary>What every log of faults does.</summary>
public abstract class FaultLogContract
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");

    /// <summary>The log under test, empty, on <see cref="Clock"/>.</summary>
    protected abstract IFaultStore Faults { get; }

    /// <summary>The wall clock of the log.</summary>
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 10, 6, 14, 30, 0, 123, TimeSpan.Zero));

    [Test]
    public async Task A_signature_that_never_broke_has_no_faults() =>
        Assert.That(await Faults.ReadAsync(Alice.Signature, default), Is.Empty);

    [Test]
    public async Task A_fault_is_read_with_its_session_time_type_and_message()
    {
        await Faults.AppendAsync(Alice, new IOException("The disk is full. 磁盘 🚀"), default);

        Assert.That(
            await Faults.ReadAsync(Alice.Signature, default),
            Is.EqualTo(
                new[]
                {
                    new SessionFault(
                        Alice,
                        1,
                        new DateTimeOffset(2025, 10, 6, 14, 30, 0, 123, TimeSpan.Zero),
                        "System.IO.IOException",
                        "The disk is full. 磁盘 🚀"
                    ),
                }
            )
        );
    }

    [Test]
    public async Task Attempts_are_counted_by_session()
    {
        var tuesday = Contexts.Alice("2025-10-07");
        foreach (var context in (TradingContext[])[Alice, Alice, tuesday, Contexts.Bob("2025-10-06"), Alice])
        {
            await Faults.AppendAsync(context, new IOException("Down."), default);
        }

        Assert.That(
            (await Faults.ReadAsync(Alice.Signature, default)).Select(fault => (fault.Context, fault.Attempt)),
            Is.EqualTo(new[] { (Alice, 1), (Alice, 2), (tuesday, 1), (Alice, 3) })
        );
    }

    [Test]
    public async Task What_caused_the_fault_is_told_too()
    {
        await Faults.AppendAsync(
            Alice,
            new HttpRequestException("No reply.", new IOException("Reset.", new TimeoutException("Slow."))),
            default
        );

        Assert.That(
            (await Faults.ReadAsync(Alice.Signature, default)).Single().Message,
            Is.EqualTo("No reply. (IOException: Reset.) (TimeoutException: Slow.)")
        );
    }

    [Test]
    public async Task A_message_that_no_store_could_keep_is_cut_and_made_well_formed()
    {
        await Faults.AppendAsync(Alice, new IOException("\ud83d" + new string('x', 5_000)), default);

        string message = (await Faults.ReadAsync(Alice.Signature, default)).Single().Message;
        Assert.That((message.Length, message[0], message[^1]), Is.EqualTo((2_000, '\ufffd', '…')));
    }

    [Test]
    public async Task Faults_that_are_recorded_at_once_are_all_there()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ => Task.Run(async () => await Faults.AppendAsync(Alice, new IOException("Down."), default)))
        );

        Assert.That(
            (await Faults.ReadAsync(Alice.Signature, default)).Select(fault => fault.Attempt),
            Is.EqualTo(Enumerable.Range(1, 16))
        );
    }
}
