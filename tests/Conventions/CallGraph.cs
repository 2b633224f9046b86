using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace AiTrader.Tests;

/// <summary>What a method calls, directly or through other methods of the tests.</summary>
internal static class CallGraph
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(instruction => instruction.Value);

    /// <summary>Every method that is reached from some methods; those of other libraries are not looked into.</summary>
    public static IReadOnlySet<MethodBase> ReachedFrom(IEnumerable<MethodBase> roots)
    {
        var reached = new HashSet<MethodBase>();
        var waiting = new Stack<MethodBase>(roots);
        while (waiting.TryPop(out var method))
        {
            if (!reached.Add(method) || !IsOfTests(method))
            {
                continue;
            }

            foreach (var called in CalledBy(method).Concat(StateMachineOf(method)))
            {
                waiting.Push(called);
            }
        }

        return reached;
    }

    private static bool IsOfTests(MethodBase method) =>
        method.DeclaringType?.Assembly.GetName().Name is { } name
        && (name.EndsWith(".Tests", StringComparison.Ordinal) || name == "AiTrader.Testing");

    // The body of an async method or of an iterator is in a type of its own.
    private static MethodInfo[] StateMachineOf(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType.GetMethods(Declared) ?? [];

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int position = 0; position < code.Length; )
        {
            // An instruction has one byte, or two of which the first is 0xFE.
            short value = code[position++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code[position++]));
            }

            var operand = Instructions[value].OperandType;
            if (operand == OperandType.InlineMethod)
            {
                yield return Resolve(method, BitConverter.ToInt32(code, position));
            }

            position += SizeOf(operand, code, position);
        }
    }

    private static MethodBase Resolve(MethodBase caller, int token) =>
        caller.Module.ResolveMethod(
            token,
            caller.DeclaringType?.GetGenericArguments(),
            caller.IsGenericMethod ? caller.GetGenericArguments() : null
        )!;

#pragma warning disable IDE0072 // All the others have four bytes.
    private static int SizeOf(OperandType operand, byte[] code, int position) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
            _ => 4,
        };
#pragma warning restore IDE0072
}
