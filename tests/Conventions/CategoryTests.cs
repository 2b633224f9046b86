using System.Reflection;
using NUnit.Framework.Interfaces;

namespace AiTrader.Tests;

/// <summary>A test that starts a process, a server or a browser says so in its category.</summary>
internal sealed class CategoryTests
{
    // A server and a browser are processes too; the first of these is what a test must say.
    private static readonly string[] Needs = [TestCategory.Browser, TestCategory.Redis, TestCategory.Process];

    [Test]
    public void What_a_test_starts_is_in_its_category()
    {
        var silent =
            from test in TestMethods()
            let need = NeedOf(test)
            where need is not null && !CategoriesOf(test.Fixture, test.Method).Contains(need)
            select $"{test.Fixture}.{test.Method.Name}: {need}";

        Assert.That(silent.Distinct(), Is.Empty);
    }

    [Test]
    [Category(TestCategory.Process)]
    public void A_process_that_is_started_is_noticed() =>
        Assert.That(
            NeedOf((GetType(), GetType().GetMethod(nameof(StartAsync), BindingFlags.NonPublic | BindingFlags.Static)!)),
            Is.EqualTo(TestCategory.Process)
        );

    // Not run: it is looked at.
    private static async Task<int> StartAsync()
    {
        await Task.Yield();
        return new[] { "true" }.Select(program => System.Diagnostics.Process.Start(program).Id).First();
    }

    private static IEnumerable<(Type Fixture, MethodInfo Method)> TestMethods() =>
        typeof(CategoryTests)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(type => type.GetMethods(), (type, method) => (type, method))
            .Where(test => test.method.GetCustomAttributes().Any(mark => mark is ITestBuilder or ISimpleTestBuilder));

    private static HashSet<string> CategoriesOf(Type fixture, MethodInfo method) =>
        [
            .. fixture
                .GetCustomAttributes<CategoryAttribute>()
                .Concat(method.GetCustomAttributes<CategoryAttribute>())
                .Select(category => category.Name),
        ];

    // The test itself, and what runs with each test of its fixture.
    private static string? NeedOf((Type Fixture, MethodInfo Method) test)
    {
        var roots = test
            .Fixture.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            )
            .Where(method => method.IsVirtual || method.GetCustomAttributes().Any(IsOfEachTest))
            .Append<MethodBase>(test.Method)
            .Concat(test.Fixture.GetConstructors());
        var needs = CallGraph.ReachedFrom(roots).Select(NeedOf).ToHashSet();
        return Needs.FirstOrDefault(needs.Contains);
    }

    private static bool IsOfEachTest(Attribute attribute) => attribute is SetUpAttribute or OneTimeSetUpAttribute;

    private static string? NeedOf(MethodBase method) =>
        (method.DeclaringType?.FullName, method.Name) switch
        {
            ("AiTrader.Testing.Processes.RedisServer", "StartAsync" or "StartDurableAsync") => TestCategory.Redis,
            ("Microsoft.Playwright.IBrowserType", "LaunchAsync") => TestCategory.Browser,
            ("System.Diagnostics.Process", "Start") => TestCategory.Process,
            _ => null,
        };
}
