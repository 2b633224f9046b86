using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the faults of every store are like.</summary>
public abstract partial class StoreContract
{
    private IFaultStore Faults => Store.Faults;

    [Test]
    public async Task A_signature_that_never_broke_has_no_faults() =>
        Assert.That(await Faults.ReadAsync(Alice.Signature, default), Is.Empty);

    [Test]
    public async Task A_fault_is_read_with_its_session_time_type_and_message()
    {
        var fault = new SessionFault
        {
            Context = Alice,
            RecordedAt = new DateTimeOffset(2025, 10, 6, 14, 30, 0, 123, TimeSpan.Zero),
            Type = "System.IO.IOException",
            Message = "The disk is full. 磁盘 🚀",
        };
        await Faults.AppendAsync(fault, default);

        Assert.That(await Faults.ReadAsync(Alice.Signature, default), Is.EqualTo(new[] { fault with { Attempt = 1 } }));
    }

    [Test]
    public async Task Attempts_are_counted_by_session()
    {
        var tuesday = Contexts.Alice("2025-10-07");
        foreach (var context in (TradingContext[])[Alice, Alice, tuesday, Contexts.Bob("2025-10-06"), Alice])
        {
            await Faults.AppendAsync(FaultOf(context, new IOException("Down.")), default);
        }

        Assert.That(
            (await Faults.ReadAsync(Alice.Signature, default)).Select(fault => (fault.Context, fault.Attempt)),
            Is.EqualTo(new[] { (Alice, 1), (Alice, 2), (tuesday, 1), (Alice, 3) })
        );
    }

    [Test]
    public async Task Faults_that_are_recorded_at_once_are_all_there()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(async () => await Faults.AppendAsync(FaultOf(Alice, new IOException("Down.")), default))
                )
        );

        Assert.That(
            (await Faults.ReadAsync(Alice.Signature, default)).Select(fault => fault.Attempt),
            Is.EqualTo(Enumerable.Range(1, 16))
        );
    }

    private static SessionFault FaultOf(TradingContext context, Exception fault) =>
        SessionFault.Create(context, fault, new DateTimeOffset(2025, 10, 6, 14, 30, 0, 123, TimeSpan.Zero));
}
