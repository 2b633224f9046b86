using AiTrader.Handoffs;
using AiTrader.Testing;

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

    private string Tickets => _folder.File("tickets");

    protected override IContextHandoff Open(TimeSpan? lifetime = null) =>
        lifetime is { } given ? new FileHandoff(Tickets, Clock) { Lifetime = given } : new FileHandoff(Tickets, Clock);
}
