using System.Reflection;
using System.Reflection.Emit;

namespace AiTrader.Tools.Tests.Binding;

/// <summary>Functions that no compiler of C# makes, and defaults that are refused with the type.</summary>
internal sealed class ToolParameterNameTests
{
    private static readonly TradingToolOptions Generated = new() { SerializerOptions = LotsContext.Default.Options };

    [Test]
    public void A_parameter_without_a_name_is_refused() =>
        Assert.That(
            () => TradingTool.Create("x", "X.", Emit<Func<TradingContext, string, int>>()),
            Throws.ArgumentException.With.Message.Contains(
                "The tool 'x' has parameters that a model cannot give: '' of the type String: it has no name."
            )
        );

    [Test]
    public void Two_parameters_of_one_name_are_refused() =>
        Assert.That(
            () => TradingTool.Create("x", "X.", Emit<Func<TradingContext, string, int, int>>("it", "it")),
            Throws.ArgumentException.With.Message.Contains(
                "'it' of the type String: another parameter has its name; "
                    + "'it' of the type Int32: another parameter has its name."
            )
        );

    [Test]
    public void A_function_that_is_made_at_run_time_is_a_tool_where_its_parameters_have_names() =>
        Assert.That(
            () => TradingTool.Create("x", "X.", Emit<Func<TradingContext, string, int, int>>("first", "second")),
            Throws.Nothing
        );

    [Test]
    public void A_type_that_JSON_cannot_read_is_refused_before_its_default() =>
        Assert.That(
            () => TradingTool.Create<OrderSide, string>("x", "X.", Sided, Generated),
            Throws.ArgumentException.With.Message.Contains("'it' of the type OrderSide: JSON cannot read it (")
        );

    private static string Sided(TradingContext context, OrderSide it = OrderSide.Sell) => $"{context.Signature} {it}";

    // A function that returns 1, with these names after that of the context.
    private static T Emit<T>(params string[] names)
        where T : Delegate
    {
        Type[] types = [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(one => one.ParameterType)];
        var method = new DynamicMethod("x", typeof(int), types);
        foreach (var (index, name) in names.Prepend("context").Index())
        {
            method.DefineParameter(index + 1, ParameterAttributes.None, name);
        }

        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldc_I4_1);
        body.Emit(OpCodes.Ret);
        return method.CreateDelegate<T>();
    }
}
