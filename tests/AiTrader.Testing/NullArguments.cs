using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AiTrader.Testing;

/// <summary>
/// Passes null to each parameter of a library that must not be null: of constructors, static methods and members that
/// are set when an object is created. What does not refuse it by name is named.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="samples">Values for the other parameters, where the default or a substitute is not enough.</param>
public sealed class NullArguments(Assembly library, IEnumerable<object> samples)
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nullability = new();
    private readonly object[] _samples = [.. samples];

    /// <summary>The parameters that take null, as <c>Type.Method(parameter)</c>.</summary>
    public IEnumerable<string> Accepted() =>
        from type in library.GetExportedTypes()
        where !type.Name.Contains('<', StringComparison.Ordinal)
        from call in CallsOf(type)
        where !Refuses(call)
        select call.Name;

    private IEnumerable<Call> CallsOf(Type type)
    {
        var closed = Close(type);
        var methods = closed
            .GetMethods(Statics)
            .Where(method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal))
            .Select(Close);
        var constructors = closed.IsAbstract ? [] : closed.GetConstructors();
        return
        [
            .. constructors.SelectMany(made => CallsOf(made, arguments => made.Invoke(arguments))),
            .. methods.SelectMany(method => CallsOf(method, arguments => method.Invoke(null, arguments))),
            .. closed.GetProperties(Members).Where(IsInit).Select(property => InitOf(closed, property)),
        ];
    }

    private IEnumerable<Call> CallsOf(MethodBase method, Func<object?[], object?> call)
    {
        var parameters = method.GetParameters();
        return from parameter in parameters
            where IsNeeded(parameter) && !parameters.Any(other => other.ParameterType.IsByRefLike)
            select new Call(
                $"{method.DeclaringType!.Name}.{method.Name}({parameter.Name})",
                parameter.Name!,
                () =>
                    call([
                        .. parameters.Select(other => other == parameter ? null : Sample(other.ParameterType, other)),
                    ])
            );
    }

    private static Call InitOf(Type type, PropertyInfo property) =>
        new(
            $"{type.Name}.{property.Name} {{ init; }}",
            "value",
            () => property.SetMethod!.Invoke(RuntimeHelpers.GetUninitializedObject(type), [null])
        );

    private bool IsInit(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set
        && !property.PropertyType.IsValueType
        && set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        && _nullability.Create(property).WriteState == NullabilityState.NotNull;

    private bool IsNeeded(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType
        && !parameter.ParameterType.IsByRef
        && _nullability.Create(parameter).WriteState == NullabilityState.NotNull;

    private static bool Refuses(Call call)
    {
        try
        {
            Finish(call.Invoke());
            return false;
        }
#pragma warning disable CA1031 // Any other failure means that null was taken, and is named as that.
        catch (Exception refused)
#pragma warning restore CA1031
        {
            return IsRefusal(refused is TargetInvocationException ? refused.InnerException : refused, call);
        }
    }

    private static bool IsRefusal(Exception? refused, Call call) =>
        refused is ArgumentNullException { ParamName: var named }
        && string.Equals(named, call.Parameter, StringComparison.OrdinalIgnoreCase);

    // An asynchronous method may refuse when it is awaited.
    private static void Finish(object? result)
    {
        var task = result is ValueTask value ? value.AsTask() : result as Task;
        task ??= result?.GetType().GetMethod(nameof(ValueTask<int>.AsTask))?.Invoke(result, []) as Task;
        if (task?.Exception?.InnerException is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private object? Sample(Type type, ParameterInfo parameter)
    {
        if (Array.Find(_samples, type.IsInstanceOfType) is { } sample)
        {
            return sample;
        }

        if (type.IsValueType)
        {
            return type.IsPrimitive ? Convert.ChangeType(1, type, CultureInfo.InvariantCulture)
                : type.IsEnum ? Enum.GetValues(type).GetValue(0)
                : RuntimeHelpers.GetUninitializedObject(type);
        }

        if (type == typeof(string))
        {
            return "a";
        }

        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        return type.IsInterface || type.IsSubclassOf(typeof(Delegate)) ? Substitute.For([type], [])
            : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
            : type.IsAbstract ? null
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    private static Type Close(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(ArgumentFor)]) : type;

    private static MethodInfo Close(MethodInfo method) =>
        method.IsGenericMethodDefinition
            ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(ArgumentFor)])
            : method;

    private static Type ArgumentFor(Type parameter)
    {
        var constraint = Array.Find(parameter.GetGenericParameterConstraints(), type => type.IsClass);
        return
            constraint == typeof(ValueType)
            || parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
            ? parameter.GetGenericParameterConstraints().Contains(typeof(Enum))
                ? typeof(OrderSide)
                : typeof(Price)
            : constraint ?? typeof(Symbol);
    }

    private sealed record Call(string Name, string Parameter, Func<object?> Invoke);
}
