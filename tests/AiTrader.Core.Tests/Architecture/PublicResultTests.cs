using System.Reflection;
using System.Runtime.CompilerServices;
using AiTrader.Handoffs;
using AiTrader.Stores;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>Whoever implements an interface of this library can throw and return what it documents.</summary>
public sealed class PublicResultTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [TestCaseSource(nameof(Exceptions))]
    public void An_exception_has_a_public_constructor(Type exception) =>
        Assert.That(exception.GetConstructors(BindingFlags.Public | BindingFlags.Instance), Is.Not.Empty);

    [TestCaseSource(nameof(Cases))]
    public void A_case_of_a_closed_hierarchy_has_a_public_constructor(Type type) =>
        Assert.That(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance), Is.Not.Empty);

    [Test]
    public void The_hierarchies_are_found() =>
        Assert.That(
            Cases().Select(type => type.BaseType).Distinct(),
            Is.SupersetOf(
                new[]
                {
                    typeof(TradeOutcome),
                    typeof(SessionResult),
                    typeof(LedgerEntry),
                    typeof(AppendResult),
                    typeof(ClaimResult),
                    typeof(UnsealResult),
                }
            )
        );

    // A list has no equality of its own: a record that holds one says itself when it is equal.
    [TestCaseSource(nameof(RecordsWithLists))]
    public void A_record_with_a_list_is_equal_item_by_item(Type record) =>
        Assert.That(
            record.GetMethod(nameof(Equals), [record])!.IsDefined(typeof(CompilerGeneratedAttribute)),
            Is.False
        );

    private static IEnumerable<Type> Exceptions() => Exported().Where(type => type.IsAssignableTo(typeof(Exception)));

    private static IEnumerable<Type> Cases() =>
        Exported().Where(type => type is { IsNested: true, IsAbstract: false, BaseType.IsAbstract: true });

    private static IEnumerable<Type> RecordsWithLists() =>
        Exported()
            .Where(type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract)
            .Where(type => type.GetProperties(Own).Any(property => IsList(property.PropertyType)));

    private static bool IsList(Type type) =>
        !type.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(type))
        && type.IsAssignableTo(typeof(System.Collections.IEnumerable));

    private static Type[] Exported() => typeof(TradingContext).Assembly.GetExportedTypes();
}
