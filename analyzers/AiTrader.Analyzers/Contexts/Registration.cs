using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Contexts;

/// <summary>What a call registers as a singleton of the application's container.</summary>
internal static class Registration
{
    private static readonly ImmutableHashSet<string> Methods = ImmutableHashSet.Create(
        "AddSingleton",
        "TryAddSingleton",
        "AddKeyedSingleton",
        "TryAddKeyedSingleton",
        "AddActivatedSingleton",
        "AddActivatedKeyedSingleton",
        "AddHostedService",
        "Singleton",
        "KeyedSingleton",
        "UseMiddleware"
    );

    /// <summary>The types that a call registers; none for any other call.</summary>
    public static IEnumerable<ITypeSymbol> TypesOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return Methods.Contains(method.Name) && IsOfTheContainer(method)
            ? method.TypeArguments.Concat(TypesOf(call.Arguments))
            : [];
    }

    /// <summary>The types of a descriptor that is made by its constructor.</summary>
    public static IEnumerable<ITypeSymbol> TypesOf(IObjectCreationOperation creation) =>
        creation.Type is { Name: "ServiceDescriptor" }
        && !creation.Arguments.Any(argument =>
            argument.Parameter?.Name == "lifetime" && argument.Value.ConstantValue is { HasValue: true, Value: not 0 }
        )
            ? TypesOf(creation.Arguments)
            : [];

    private static IEnumerable<ITypeSymbol> TypesOf(ImmutableArray<IArgumentOperation> arguments) =>
        arguments
            .Where(argument => argument.Parameter?.Name is not ("serviceKey" or "lifetime" or "app" or "args"))
            .Where(argument => argument.Parameter?.Type.Name is not "IServiceCollection")
            .SelectMany(argument => argument.Value.ProvidedTypes());

    private static bool IsOfTheContainer(IMethodSymbol method)
    {
        string place = method.ContainingNamespace.ToDisplayString();
        return place.StartsWith("Microsoft.Extensions.DependencyInjection", System.StringComparison.Ordinal)
            || place == "Microsoft.AspNetCore.Builder";
    }
}
