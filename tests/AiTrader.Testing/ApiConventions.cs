using System.Reflection;

namespace AiTrader.Testing;

/// <summary>What holds for every public type of a library; each method names those that break it.</summary>
/// <param name="library">The library.</param>
public sealed class ApiConventions(Assembly library)
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>Public classes that somebody could derive from although nobody thought of it.</summary>
    public IEnumerable<string> OpenClasses() =>
        PublicTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => type.FullName!);

    /// <summary>
    /// Static fields that can be assigned, or hold something that can be changed: state that nobody passed.
    /// </summary>
    public IEnumerable<string> StaticState() =>
        from type in OwnTypes()
        from field in type.GetFields(Declared)
        where
            field is { IsStatic: true, IsLiteral: false }
            && !IsCompilerMade(field)
            && (!field.IsInitOnly || CanChange(field.FieldType))
        select $"{type.FullName}.{field.Name}";

    /// <summary>Static properties that can be set.</summary>
    public IEnumerable<string> SettableStaticProperties() =>
        from type in OwnTypes()
        from property in type.GetProperties(Declared)
        where property.SetMethod is { IsStatic: true }
        select $"{type.FullName}.{property.Name}";

    /// <summary>Enums whose default value is a member, so that what was never said looks as if it had been.</summary>
    public IEnumerable<string> EnumsWithZero() =>
        PublicTypes()
            .Where(type =>
                type.IsEnum
                && Enum.GetValuesAsUnderlyingType(type).Cast<object>().Any(value => Convert.ToInt64(value, null) == 0)
            )
            .Select(type => type.FullName!);

    /// <summary>Asynchronous methods without the suffix, or whose last parameter is not a cancellation token.</summary>
    public IEnumerable<string> MisnamedAsynchronousMethods() =>
        from method in PublicMethods()
        where
            IsAsynchronous(method.ReturnType)
            && !(
                method.Name.EndsWith("Async", StringComparison.Ordinal)
                && method.GetParameters() is [.., { ParameterType.Name: nameof(CancellationToken) }]
            )
        where method.Name is not nameof(IAsyncDisposable.DisposeAsync)
        select NameOf(method);

    /// <summary>Methods of types that do not take a context first, written <c>Type.Method</c>.</summary>
    public static IEnumerable<string> MethodsWithoutContext(params IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where
            !method.IsSpecialName
            && !(method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(TradingContext))
        select NameOf(method);

    private Type[] PublicTypes() => library.GetExportedTypes();

    private IEnumerable<Type> OwnTypes() =>
        library
            .GetTypes()
            .Where(type =>
                !IsCompilerMade(type) && type.Namespace?.StartsWith("AiTrader", StringComparison.Ordinal) == true
            );

    private IEnumerable<MethodInfo> PublicMethods() =>
        PublicTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => !method.IsSpecialName);

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (
            type.IsGenericType
            && (
                type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
            )
        );

    // Arrays can be changed too, but a private one that nobody writes to is how a constant table is written.
    private static bool CanChange(Type type) =>
        type.IsGenericType
        && type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Threading"
        && !type.IsInterface;

    private static bool IsCompilerMade(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
            && !member.Name.EndsWith("k__BackingField", StringComparison.Ordinal)
        || (member as Type ?? member.DeclaringType!).FullName!.Contains('<', StringComparison.Ordinal);

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
