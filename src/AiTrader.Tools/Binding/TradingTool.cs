using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Something a model may call. What it does takes the context as its first parameter: a lambda without one does not
/// compile. The
/// model never sees the context; its further parameters, with their names and descriptions, are what the model fills
/// in.
/// <code>TradingTool.Create("spread", "High minus low of the last day.", (TradingContext context, string symbol) =>
/// …)</code>
/// </summary>
public sealed class TradingTool
{
    private const int MaximumNamed = 5;

    private readonly FrozenSet<string> _parameters;

    private TradingTool(string name, string description, Delegate tool)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(tool);
        Function = AIFunctionFactory.Create(
            tool,
            new AIFunctionFactoryOptions
            {
                Name = name,
                Description = description,
                ConfigureParameterBinding = Bind,
                ExcludeResultSchema = true,
                MarshalResult = static (result, _, _) => ValueTask.FromResult(result),
            }
        );
        _parameters = tool
            .Method.GetParameters()
            .Where(IsForTheModel)
            .Select(parameter => parameter.Name!)
            .ToFrozenSet(StringComparer.Ordinal);
        Effect = tool.Method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ClientOrderId))
            ? ToolEffect.Trades
            : ToolEffect.Reads;
    }

    private TradingTool(AIFunction function, FrozenSet<string> parameters, ToolEffect effect)
    {
        Function = function;
        _parameters = parameters;
        Effect = effect;
    }

    /// <summary>The name that the model calls.</summary>
    public string Name => Function.Name;

    /// <summary>What the model is told of it.</summary>
    public string Description => Function.Description;

    /// <summary>
    /// What a call leaves behind. Unless said otherwise, one that takes a <see cref="ClientOrderId"/> trades and any
    /// other reads.
    /// </summary>
    public ToolEffect Effect { get; }

    internal AIFunction Function { get; }

    /// <summary>Makes a tool without arguments.</summary>
    public static TradingTool Create<TResult>(string name, string description, Func<TradingContext, TResult> tool) =>
        new(name, description, tool);

    /// <summary>
    /// Makes a tool with one argument; a <see cref="CancellationToken"/> or a <see cref="ClientOrderId"/> is filled in
    /// by the session, not by the model.
    /// </summary>
    public static TradingTool Create<T1, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, TResult> tool
    ) => new(name, description, tool);

    /// <inheritdoc cref="Create{T1, TResult}"/>
    public static TradingTool Create<T1, T2, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, TResult> tool
    ) => new(name, description, tool);

    /// <inheritdoc cref="Create{T1, TResult}"/>
    public static TradingTool Create<T1, T2, T3, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, TResult> tool
    ) => new(name, description, tool);

    /// <inheritdoc cref="Create{T1, TResult}"/>
    public static TradingTool Create<T1, T2, T3, T4, TResult>(
        string name,
        string description,
        Func<TradingContext, T1, T2, T3, T4, TResult> tool
    ) => new(name, description, tool);

    /// <summary>The same tool, with another effect than its parameters tell.</summary>
    public TradingTool WithEffect(ToolEffect effect) => new(Function, _parameters, effect);

    /// <summary>
    /// A tool whose schema says what it takes; it finds the context and the id in the context of its arguments.
    /// </summary>
    internal static TradingTool Of(AIFunction function, IEnumerable<string> parameters, ToolEffect effect) =>
        new(function, parameters.ToFrozenSet(StringComparer.Ordinal), effect);

    /// <summary>Refuses a call that has arguments which the tool does not know.</summary>
    /// <exception cref="ToolArgumentException">It has; nothing was executed.</exception>
    internal void RequireKnown(IEnumerable<string> arguments)
    {
        string[] unknown = [.. arguments.Where(argument => !_parameters.Contains(argument))];
        if (unknown.Length > 0)
        {
            throw new ToolArgumentException(
                $"{Name} does not take "
                    + $"{string.Join(", ", unknown.Take(MaximumNamed).Select(argument => $"'{ShownText.Of(argument)}'"))}{(unknown.Length > MaximumNamed ? ", …" : "")}; "
                    + $"it takes {(_parameters.Count == 0 ? "nothing" : string.Join(", ", _parameters.Order()))}. "
                    + "Who trades, when, and what is held are given by the session and cannot be set. Nothing "
                    + "was executed."
            );
        }
    }

    private static AIFunctionFactoryOptions.ParameterBindingOptions Bind(ParameterInfo parameter) =>
        parameter switch
        {
            _ when parameter.ParameterType == typeof(TradingContext)
                    || parameter.ParameterType == typeof(ClientOrderId) => new()
            {
                ExcludeFromSchema = true,
                BindParameter = static (parameter, arguments) => arguments.Context![parameter.ParameterType],
            },
            _ when IsForTheModel(parameter) => new()
            {
                BindParameter = static (parameter, arguments) => ToolArgument.Read(parameter, arguments),
            },
            _ => default,
        };

    private static bool IsForTheModel(ParameterInfo parameter) =>
        parameter.ParameterType != typeof(TradingContext)
        && parameter.ParameterType != typeof(ClientOrderId)
        && parameter.ParameterType != typeof(CancellationToken);
}
