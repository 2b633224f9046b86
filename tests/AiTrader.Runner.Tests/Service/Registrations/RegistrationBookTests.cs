using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Registrations;

internal sealed class RegistrationBookTests
{
    private static readonly Signature One = Signature.Parse("one");
    private static readonly ModelId Demo = ModelId.Parse("scripted/demo");

    private InMemoryStore _store = null!;
    private RegistrationBook _book = null!;

    [SetUp]
    public void CreateBook()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _book = new RegistrationBook(_store);
    }

    [TearDown]
    public async Task CloseStore() => await _store.DisposeAsync();

    [Test]
    public async Task A_registration_is_read_as_it_was_written()
    {
        var registration = Of("ada") with
        {
            Prompt = "Trade. {prices}",
            HasMemory = true,
            Budget = new OwnBudget(3, 40_000, 60, 0.25m),
            Mandate = new Mandate
            {
                Universe = [Symbol.Parse("AAA"), Symbol.Parse("BBB")],
                OrderNotionalLimit = new Money(1_000.5m),
                OrdersPerSession = 5,
                PositionLimit = 0.2m,
                DailyLossLimit = 0.05m,
                TotalLossLimit = 0.5m,
                Until = new DateOnly(2025, 12, 31),
                ApprovalAbove = new Money(0),
            },
        };

        await _book.RegisterAsync(registration, ofAdmin: false, default);

        Assert.That(await _book.FindAsync(One, default), Is.EqualTo(registration));
    }

    [Test]
    public async Task A_signature_belongs_to_the_first_who_registers_it()
    {
        await _book.RegisterAsync(Of("ada"), ofAdmin: false, default);

        var found = await _book.RegisterAsync(Of("bob"), ofAdmin: true, default);

        Assert.That(found!.Owner.Value, Is.EqualTo("ada"));
        Assert.That((await _book.FindAsync(One, default))!.Owner.Value, Is.EqualTo("ada"));
    }

    [Test]
    public async Task Of_many_who_register_one_signature_at_once_all_find_one_owner()
    {
        var found = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(number =>
                    Task.Run(() =>
                        new RegistrationBook(_store).RegisterAsync(Of($"user{number}"), ofAdmin: false, default)
                    )
                )
        );

        Assert.That(found.Select(registration => registration!.Owner).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_ledger_that_nobody_registered_is_registered_by_an_admin_only()
    {
        var context = TradingContext.For(One).Using(Demo).At(TradingTime.Parse("2025-10-06"));
        await _store.Ledgers.OpenAccountAsync(context, AccountTerms.Create(Market.Us, new Money(1)));

        Assert.That(await _book.RegisterAsync(Of("ada"), ofAdmin: false, default), Is.Null);
        Assert.That(await _book.FindAsync(One, default), Is.Null);
        Assert.That(await _book.RegisterAsync(Of("root"), ofAdmin: true, default), Is.EqualTo(Of("root")));
    }

    [TestCase(Role.Reader, "eve", "one,two")]
    [TestCase(Role.Admin, "eve", "one,two")]
    [TestCase(Role.Trader, "ada", "one")]
    [TestCase(Role.Trader, "eve", "")]
    public async Task A_user_sees_what_its_role_allows(Role role, string name, string seen)
    {
        await _book.RegisterAsync(Of("ada"), ofAdmin: false, default);
        await _book.RegisterAsync(Of("bob") with { Signature = Signature.Parse("two") }, ofAdmin: false, default);
        var user = new User(UserName.Parse(name), role, default) { KeyHash = "" };

        var listed = new List<string>();
        await foreach (var registration in _book.ListAsync(user, after: null, default))
        {
            listed.Add(registration.Signature.Value);
        }

        Assert.That(string.Join(',', listed), Is.EqualTo(seen));
    }

    [TestCase("""{"owner":"ada"}""")]
    [TestCase("""{"owner":"ada","trader":{"signature":"one","modelId":"m","cash":-1}}""")]
    [TestCase("""{"owner":"../ada","trader":{"signature":"one","modelId":"m","cash":1}}""")]
    public async Task A_document_that_this_program_did_not_write_is_damage(string content)
    {
        await _store.Documents.WriteAsync(new Document(new DocumentKey("trader", "one"), content));

        await Assert.ThrowsAsync<StoreCorruptedException>(() => _book.FindAsync(One, default));
    }

    private static Registration Of(string owner) => new(One, UserName.Parse(owner), Demo, new Money(10_000));
}
