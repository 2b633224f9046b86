using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Contexts;

/// <summary>What of one session a variable of a type keeps: directly, in a container, or in a type around it.</summary>
internal sealed class KeptTypes(LibraryTypes library)
{
    private const int Deepest = 5;

    // Generic types of the framework that keep a value of their last type argument.
    private static readonly ImmutableHashSet<string> Containers = ImmutableHashSet.Create(
        "Lazy",
        "AsyncLocal",
        "ThreadLocal",
        "Nullable",
        "StrongBox",
        "WeakReference",
        "Task",
        "ValueTask",
        "TaskCompletionSource",
        "KeyValuePair",
        "ConditionalWeakTable",
        "Memory",
        "ReadOnlyMemory"
    );

    // What hands each item over to one reader: a singleton may have it, because it gives the context on.
    private static readonly ImmutableHashSet<string> Queues = ImmutableHashSet.Create(
        "Queue",
        "ConcurrentQueue",
        "PriorityQueue",
        "BlockingCollection",
        "IProducerConsumerCollection",
        "Channel",
        "ChannelReader",
        "ChannelWriter"
    );

    /// <summary>What a static of the type keeps; null for nothing.</summary>
    public INamedTypeSymbol? InStatic(ITypeSymbol type) => Find(type, new Search(isStatic: true, isOne: true), 0);

    /// <summary>What a field of an object that serves many sessions keeps; null for nothing.</summary>
    public INamedTypeSymbol? InLongLived(ITypeSymbol type) => Find(type, new Search(isStatic: false, isOne: false), 0);

    private INamedTypeSymbol? Find(ITypeSymbol type, Search search, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        if (library.OfOneSession(type) is { } found)
        {
            return found;
        }

        return type switch
        {
            IArrayTypeSymbol array => Find(array.ElementType, search.OfMany(), depth + 1),
            INamedTypeSymbol { IsTupleType: true } tuple => First(
                tuple.TupleElements.Select(element => element.Type),
                search,
                depth
            ),
            INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } =>
            // With a parameter it is a function that creates one; without, it has to know one.
            invoke
                .Parameters
                .IsEmpty
                ? Find(invoke.ReturnType, search, depth + 1)
                : null,
            INamedTypeSymbol named when IsDeclaredHere(named) => FindInMembers(named, search, depth),
            INamedTypeSymbol named => FindInFramework(named, search, depth),
            _ => null,
        };
    }

    private INamedTypeSymbol? FindInFramework(INamedTypeSymbol type, Search search, int depth)
    {
        if (Queues.Contains(type.Name))
        {
            return search.IsStatic ? First(type.TypeArguments.Take(1), search.OfMany(), depth) : null;
        }

        // A key is asked for by its context: nothing is shared. So are the members of a set.
        if (InterfaceOf(type, "IDictionary", "IReadOnlyDictionary") is { } dictionary)
        {
            return Find(dictionary.TypeArguments[1], search.OfMany(), depth + 1);
        }

        if (InterfaceOf(type, "ISet", "IReadOnlySet") is not null)
        {
            return null;
        }

        if (type.Name == "Tuple")
        {
            return First(type.TypeArguments, search, depth);
        }

        if (Containers.Contains(type.Name) && type.TypeArguments.Length > 0)
        {
            return Find(type.TypeArguments[type.TypeArguments.Length - 1], search, depth + 1);
        }

        return InterfaceOf(type, "IEnumerable", "IAsyncEnumerable") is { TypeArguments.Length: 1 } sequence
            ? Find(sequence.TypeArguments[0], search.OfMany(), depth + 1)
            : null;
    }

    // A type around a context and nothing else is the context by another name. With other members beside it, it can be
    // a record of what happened; in a static of its own, it is shared all the same.
    private INamedTypeSymbol? FindInMembers(INamedTypeSymbol type, Search search, int depth)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        var found = InstanceFields(type).Select(field => Find(field.Type, search.OfMany(), depth + 1)).ToList();
        return search.IsOne || found.All(kept => kept is not null)
            ? found.FirstOrDefault(kept => kept is not null)
            : null;
    }

    /// <summary>The fields of an object, those behind its properties, and those of its bases in the project.</summary>
    public static IEnumerable<IFieldSymbol> InstanceFields(INamedTypeSymbol type)
    {
        for (var part = type; part is not null && IsDeclaredHere(part); part = part.BaseType)
        {
            foreach (var field in part.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
            {
                yield return field;
            }
        }
    }

    private static bool IsDeclaredHere(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty;

    private INamedTypeSymbol? First(IEnumerable<ITypeSymbol> types, Search search, int depth) =>
        types.Select(type => Find(type, search, depth + 1)).FirstOrDefault(kept => kept is not null);

    private static INamedTypeSymbol? InterfaceOf(INamedTypeSymbol type, params string[] names) =>
        type
            .AllInterfaces.Insert(0, type)
            .FirstOrDefault(implemented =>
                names.Contains(implemented.Name)
                && implemented.IsGenericType
                && implemented.ContainingNamespace.ToDisplayString() == "System.Collections.Generic"
            );

    private readonly struct Search(bool isStatic, bool isOne)
    {
        public bool IsStatic { get; } = isStatic;

        /// <summary>Whether the variable is one value, and not many of them.</summary>
        public bool IsOne { get; } = isOne;

        public Search OfMany() => new(IsStatic, isOne: false);
    }
}
