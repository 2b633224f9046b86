using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Logging;

namespace AiTrader.Core.Tests.Handoffs;

public sealed class FileHandoffTests : HandoffContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TearDown]
    public void Clear()
    {
        if (Directory.Exists(Tickets))
        {
            Directory.Delete(Tickets, recursive: true);
        }
    }

    [Test]
    public async Task What_is_withdrawn_is_no_file_any_more()
    {
        var ticket = Open().Offer(Contexts.Alice("2025-10-01"));

        await Open().WithdrawAsync(ticket);

        Assert.That(Directory.GetFiles(Tickets), Is.Empty);
        Assert.That(Open().Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Unknown)));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Folder_and_files_are_their_owner_s_alone()
    {
        Open().Offer(Contexts.Alice("2025-10-01"));

        Assert.That(
            File.GetUnixFileMode(Tickets),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
        Assert.That(
            Directory.GetFiles(Tickets).Select(File.GetUnixFileMode),
            Is.EqualTo(new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite })
        );
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_that_others_may_enter_is_refused_by_both_sides()
    {
        var ticket = Open().Offer(Contexts.Alice("2025-10-01"));
        File.SetUnixFileMode(Tickets, File.GetUnixFileMode(Tickets) | UnixFileMode.GroupRead);

        Assert.That(
            () => Open().Offer(Contexts.Alice("2025-10-01")),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("GroupRead")
        );
        Assert.That(() => Open().Claim(ticket), Throws.TypeOf<UnauthorizedAccessException>());
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_folder_that_is_a_link_is_refused()
    {
        Open().Offer(Contexts.Alice("2025-10-01"));
        Directory.Move(Tickets, _folder.File("elsewhere"));
        Directory.CreateSymbolicLink(Tickets, _folder.File("elsewhere"));

        Assert.That(
            () => Open().Offer(Contexts.Alice("2025-10-01")),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("is not a folder itself")
        );
        Directory.Delete(Tickets);
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_ticket_that_is_a_link_or_open_to_others_is_refused()
    {
        var (linked, open) = (Open().Offer(Contexts.Alice("2025-10-01")), Open().Offer(Contexts.Alice("2025-10-01")));
        string path = Path.Combine(Tickets, $"{linked}.ticket");
        File.Move(path, _folder.File("moved"));
        File.CreateSymbolicLink(path, _folder.File("moved"));
        File.SetUnixFileMode(
            Path.Combine(Tickets, $"{open}.ticket"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead
        );

        Assert.That(
            () => Open().Claim(linked),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("is not a file itself")
        );
        Assert.That(
            () => Open().Claim(open),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("OtherRead")
        );
    }

    [Test]
    [Category(TestCategory.Process)]
    [Platform("Linux")]
    public void Folder_and_tickets_of_another_user_are_refused_also_by_root()
    {
        Assume.That(Environment.UserName, Is.EqualTo("root"), "Only root can give a file away.");
        var ticket = Open().Offer(Contexts.Alice("2025-10-01"));
        GiveAway(Path.Combine(Tickets, $"{ticket}.ticket"));
        Assert.That(
            () => Open().Claim(ticket),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("belongs to another user")
        );

        GiveAway(Tickets);
        Assert.That(
            () => Open().Offer(Contexts.Alice("2025-10-01")),
            Throws.TypeOf<UnauthorizedAccessException>().With.Message.Contains("belongs to another user")
        );
    }

    [TestCase("")]
    [TestCase("not an offer")]
    public void A_file_that_is_no_offer_is_skipped_and_said_and_removed_after_a_day(string content)
    {
        var damaged = Open().Offer(Contexts.Alice("2025-10-01"));
        string path = Path.Combine(Tickets, $"{damaged}.ticket");
        File.WriteAllText(path, content);
        File.WriteAllText($"{path}.tmp", content);
        File.SetLastWriteTimeUtc(path, Clock.GetUtcNow().UtcDateTime);
        File.SetLastWriteTimeUtc($"{path}.tmp", Clock.GetUtcNow().UtcDateTime);
        var log = Substitute.For<ILogger<FileHandoff>>();
        log.IsEnabled(LogLevel.Warning).Returns(true);

        new FileHandoff(Tickets, Clock, log).Offer(Contexts.Alice("2025-10-02"));

        Assert.That(File.Exists(path) && File.Exists($"{path}.tmp"), Is.True);
        Assert.That(
            log.ReceivedCalls()
                .Count(call => call.GetMethodInfo().Name == "Log" && call.GetArguments()[1] is EventId { Id: 21 }),
            Is.EqualTo(1)
        );
        Clock.Advance(TimeSpan.FromHours(25));
        var next = Open().Offer(Contexts.Alice("2025-10-03"));
        Assert.That(Directory.GetFiles(Tickets).Select(Path.GetFileName), Is.EqualTo(new[] { $"{next}.ticket" }));
    }

    [Test]
    public void What_has_expired_is_removed_with_the_next_offer()
    {
        Open().Offer(Contexts.Alice("2025-10-01"));
        Clock.Advance(TimeSpan.FromHours(1));
        var next = Open().Offer(Contexts.Alice("2025-10-02"));

        Assert.That(Directory.GetFiles(Tickets).Select(Path.GetFileName), Is.EqualTo(new[] { $"{next}.ticket" }));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"signature":"a/b","model":"m","time":"2025-10-01","expires":99999999999999}""")]
    [TestCase("""{"signature":"alice","model":"m","time":"","expires":99999999999999}""")]
    public void A_file_that_was_changed_is_no_context(string content)
    {
        var ticket = Open().Offer(Contexts.Alice("2025-10-01"));
        File.WriteAllText(Directory.GetFiles(Tickets).Single(), content);

        Assert.That(() => Open().Claim(ticket), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void A_file_that_was_put_under_another_model_s_ticket_is_foreign()
    {
        var ticket = Open().Offer(Contexts.Alice("2025-10-01"));
        var other = ContextTicket.Parse(
            Open().Offer(TradingContext.For("bob").Using("other/model").At("2025-10-01")).ToString()
        );
        File.Copy(Path.Combine(Tickets, $"{other}.ticket"), Path.Combine(Tickets, $"{ticket}.ticket"), overwrite: true);

        Assert.That(Open().Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Foreign)));
    }

    private static void GiveAway(string path)
    {
        using var chown = System.Diagnostics.Process.Start("chown", ["12345", path]);
        chown.WaitForExit();
        Assert.That(chown.ExitCode, Is.Zero);
    }

    private string Tickets => _folder.File("tickets");

    protected override IContextHandoff Open(TimeSpan? lifetime = null) =>
        lifetime is { } given ? new FileHandoff(Tickets, Clock) { Lifetime = given } : new FileHandoff(Tickets, Clock);
}
